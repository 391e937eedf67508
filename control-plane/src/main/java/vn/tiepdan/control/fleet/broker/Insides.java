package vn.tiepdan.control.fleet.broker;

import com.hivemq.embedded.EmbeddedHiveMQ;

/** Parts of the embedded broker to which its API has no door. */
final class Insides {
    private Insides() {}

    /** Fails with {@link IllegalStateException} when the broker is not built like the version that this was made for. */
    static <T> T of(EmbeddedHiveMQ broker, Class<T> part) {
        try {
            var getInjector = broker.getClass().getDeclaredMethod("getInjector");
            getInjector.setAccessible(true);
            var getInstance = getInjector.getReturnType().getMethod("getInstance", Class.class);
            return part.cast(getInstance.invoke(getInjector.invoke(broker), part));
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("this version of the embedded broker is built differently", other);
        }
    }
}
