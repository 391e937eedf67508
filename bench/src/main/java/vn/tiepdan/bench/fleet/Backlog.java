package vn.tiepdan.bench.fleet;

/** The events of one device that are not committed yet, oldest first; what an agent keeps on its disk. */
final class Backlog {
    private static final int FIRST_ROOM = 4;
    private static final int WORDS = 3;

    private long[] ring = new long[FIRST_ROOM * WORDS];
    private int first;
    private int size;

    void add(long epoch, long number, long atMillis) {
        if (size * WORDS == ring.length) {
            grow();
        }
        int slot = slot(size);
        ring[slot] = epoch;
        ring[slot + 1] = number;
        ring[slot + 2] = atMillis;
        size++;
    }

    int size() {
        return size;
    }

    long epoch(int place) {
        return ring[slot(place)];
    }

    long number(int place) {
        return ring[slot(place) + 1];
    }

    long atMillis(int place) {
        return ring[slot(place) + 2];
    }

    /** @return how many were committed by this */
    int forget(long epoch, long number) {
        int before = size;
        while (size > 0 && (epoch(0) < epoch || epoch(0) == epoch && number(0) <= number)) {
            first = (first + 1) % (ring.length / WORDS);
            size--;
        }
        return before - size;
    }

    private int slot(int place) {
        return (first + place) % (ring.length / WORDS) * WORDS;
    }

    private void grow() {
        var wider = new long[ring.length * 2];
        for (int i = 0; i < size; i++) {
            System.arraycopy(ring, slot(i), wider, i * WORDS, WORDS);
        }
        ring = wider;
        first = 0;
    }
}
