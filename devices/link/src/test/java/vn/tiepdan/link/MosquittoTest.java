package vn.tiepdan.link;

import java.nio.file.Path;

class MosquittoTest extends LinkContract {
    @Override
    TestBroker broker(Path folder, Authority authority) {
        return new Mosquitto(folder, authority);
    }
}
