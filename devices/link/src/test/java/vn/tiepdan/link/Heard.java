package vn.tiepdan.link;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a link tells its listener. */
final class Heard implements ConnectionListener {
    private final List<String> words = new CopyOnWriteArrayList<>();

    @Override
    public void connected(boolean sessionPresent) {
        words.add(sessionPresent ? "resumed" : "connected");
    }

    @Override
    public void disconnected(String reason) {
        words.add("disconnected");
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
