package vn.tiepdan.bench.presence;

import java.util.List;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.SimulatedDevice;

/** What is done to some devices, and how it is mended. */
enum Fault {
    /** The process is killed: the kernel closes its connection. */
    KILLED("killed") {
        @Override
        void begin(Fleet fleet, List<SimulatedDevice> victims, Line line) throws InterruptedException {
            fleet.ask(() -> {
                victims.forEach(SimulatedDevice::cut);
                return victims;
            });
        }

        @Override
        void end(Fleet fleet, List<SimulatedDevice> victims, Line line) throws InterruptedException {
            fleet.ask(() -> {
                victims.forEach(SimulatedDevice::boot);
                return victims;
            });
        }
    },
    /** The line is pulled, or the power goes: silence, and nobody closes anything. */
    PULLED("line pulled") {
        @Override
        void begin(Fleet fleet, List<SimulatedDevice> victims, Line line) {
            line.becomes(Line.State.PULLED);
        }

        @Override
        void end(Fleet fleet, List<SimulatedDevice> victims, Line line) {
            line.mend();
        }
    },
    /** What the broker says arrives, what the device says does not. */
    HALF_OPEN("half-open") {
        @Override
        void begin(Fleet fleet, List<SimulatedDevice> victims, Line line) {
            line.becomes(Line.State.HALF_OPEN);
        }

        @Override
        void end(Fleet fleet, List<SimulatedDevice> victims, Line line) {
            line.mend();
        }
    };

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    abstract void begin(Fleet fleet, List<SimulatedDevice> victims, Line line) throws InterruptedException;

    abstract void end(Fleet fleet, List<SimulatedDevice> victims, Line line) throws InterruptedException;
}
