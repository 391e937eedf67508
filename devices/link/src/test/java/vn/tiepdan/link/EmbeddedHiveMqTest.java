package vn.tiepdan.link;

import java.nio.file.Path;

class EmbeddedHiveMqTest extends LinkContract {
    @Override
    TestBroker broker(Path folder, Authority authority) {
        return new EmbeddedHiveMq(folder, authority);
    }
}
