package vn.tiepdan.control.configuration.rest;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.Configurations;
import vn.tiepdan.control.configuration.Drift;
import vn.tiepdan.control.configuration.Effective;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.configuration.Layers;
import vn.tiepdan.control.configuration.Setting;

/** What {@code /api/v1/configuration} answers. */
final class ConfigurationViews {
    private ConfigurationViews() {}

    /**
     * @param origin the layer that sets it, or {@code default}
     */
    public record ValueView(String setting, Object value, String origin) {
        static List<ValueView> of(Effective effective) {
            return Arrays.stream(Setting.values())
                    .map(setting -> {
                        var value = effective.value(setting);
                        return new ValueView(
                                setting.key(),
                                value.value(),
                                value.origin().map(Layer::toString).orElse("default"));
                    })
                    .toList();
        }
    }

    /**
     * One version of a layer.
     *
     * @param version  0 of a layer that was never changed
     * @param settings what it sets, by key
     * @param restores the version of which it is a copy, or null
     */
    public record ChangeView(
            String layer,
            long version,
            Map<String, Object> settings,
            String why,
            String by,
            @Nullable Instant at,
            @Nullable Long restores) {
        static ChangeView of(Change change) {
            return new ChangeView(
                    change.layer().toString(),
                    change.version(),
                    change.settings().byKey(),
                    change.why(),
                    change.by(),
                    change.version() == 0 ? null : change.at(),
                    change.restores().orElse(null));
        }
    }

    /** @param effective what holds for the layer with those above it */
    public record LayerView(ChangeView latest, List<ValueView> effective) {
        static LayerView of(Layers.State state) {
            return new LayerView(ChangeView.of(state.change()), ValueView.of(state.effective()));
        }
    }

    public enum DriftState {
        IN_STEP,
        PENDING,
        NOT_TAKEN,
        REFUSED,
        DIFFERS
    }

    /**
     * @param field    what a device refuses, or null
     * @param why      in its words, or null
     * @param settings in which a device differs though it says that it has taken them
     */
    public record DriftView(
            DriftState state,
            Instant since,
            @Nullable String field,
            @Nullable String why,
            List<String> settings) {
        static DriftView of(Drift drift) {
            return switch (drift) {
                case Drift.InStep(var since) -> new DriftView(DriftState.IN_STEP, since, null, null, List.of());
                case Drift.Pending(var _, var since) -> new DriftView(DriftState.PENDING, since, null, null, List.of());
                case Drift.NotTaken(var _, var since) ->
                    new DriftView(DriftState.NOT_TAKEN, since, null, null, List.of());
                case Drift.RefusedIt(var _, var field, var why, var since) ->
                    new DriftView(DriftState.REFUSED, since, field, why, List.of());
                case Drift.Differs(var _, var settings, var since) ->
                    new DriftView(
                            DriftState.DIFFERS,
                            since,
                            null,
                            null,
                            settings.stream().map(Setting::key).toList());
            };
        }
    }

    /**
     * @param desired  the version that the device shall run with; 0 when it was never there
     * @param reported the version that it says it runs with, or null
     */
    public record DeviceConfigurationView(
            List<ValueView> effective,
            long desired,
            @Nullable Long reported,
            DriftView drift) {
        static DeviceConfigurationView of(Configurations.OfDevice it) {
            return new DeviceConfigurationView(
                    ValueView.of(it.effective()),
                    it.kept().map(kept -> kept.wanted().desired().version()).orElse(0L),
                    it.kept()
                            .flatMap(kept -> kept.heard())
                            .map(heard -> heard.reported().configuration().version())
                            .orElse(null),
                    DriftView.of(it.drift()));
        }
    }

    public record DriftedView(String device, String label, String site, DriftView drift) {
        static DriftedView of(Configurations.Compared it) {
            return new DriftedView(
                    it.device().id().value(),
                    it.device().label(),
                    it.device().site().value(),
                    DriftView.of(it.drift()));
        }
    }

    /**
     * @param pending away, or told a moment ago
     * @param drifted those that need somebody
     */
    public record DriftOverview(int devices, int inStep, int pending, List<DriftedView> drifted) {
        static DriftOverview of(List<Configurations.Compared> all) {
            var drifted = all.stream()
                    .filter(it -> it.drift().needsSomebody())
                    .map(DriftedView::of)
                    .toList();
            int inStep = Math.toIntExact(all.stream()
                    .filter(it -> it.drift() instanceof Drift.InStep)
                    .count());
            return new DriftOverview(all.size(), inStep, all.size() - inStep - drifted.size(), drifted);
        }
    }
}
