package vn.tiepdan.control.configuration;

import java.util.Optional;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;

/** Whom a layer is for. */
public sealed interface Layer {
    Layer ALL = new All();

    /** Every device. */
    record All() implements Layer {
        @Override
        public String toString() {
            return "all";
        }
    }

    /** The devices of a body and of the bodies below it. */
    record OfBody(BodyId body) implements Layer {
        @Override
        public String toString() {
            return "body:" + body;
        }
    }

    record OfSite(SiteId site) implements Layer {
        @Override
        public String toString() {
            return "site:" + site;
        }
    }

    record OfDevice(DeviceId device) implements Layer {
        @Override
        public String toString() {
            return "device:" + device;
        }
    }

    /** {@code all}, {@code body:hp}, {@code site:hp-hq} or {@code device:d-0123456789}; empty for anything else. */
    static Optional<Layer> parse(String name) {
        var parts = name.split(":", 2);
        try {
            return switch (parts[0]) {
                case "all" -> parts.length == 1 ? Optional.of(ALL) : Optional.empty();
                case "body" -> Optional.of(new OfBody(new BodyId(parts[1])));
                case "site" -> Optional.of(new OfSite(new SiteId(parts[1])));
                case "device" -> Optional.of(new OfDevice(new DeviceId(parts[1])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException nonsense) {
            return Optional.empty();
        }
    }

    /** The same; fails with {@link #unknown()} for anything else. */
    static Layer named(String name) {
        return parse(name).orElseThrow(Layer::unknown);
    }

    /** What is answered about a layer that is for nobody. */
    static Refused unknown() {
        return new Refused(Problem.of(
                404,
                "no-such-layer",
                "There is no such layer",
                "Write all, body:, site: or device: with an id of GET /api/v1/bodies, /sites or /devices."));
    }
}
