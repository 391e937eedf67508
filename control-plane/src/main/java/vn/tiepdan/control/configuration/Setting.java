package vn.tiepdan.control.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.wire.Desired;

/** What can be set of a device. The key is the member of {@link Desired}; its ranges are those of the contract. */
public enum Setting {
    HEARTBEAT(
            "heartbeatSeconds",
            new Kind.Whole(Desired.HEARTBEAT_SECONDS.least(), Desired.HEARTBEAT_SECONDS.most(), "s"),
            new Label("Nhịp báo trạng thái", "How often it reports its status"),
            new Label(
                    "Nhịp càng dài thì mất kết nối càng lâu mới thấy: sau 2,5 nhịp.",
                    "The longer, the later a loss is noticed: after 2.5 times this.")),
    RECONNECT_WINDOW(
            "reconnectWindowSeconds",
            new Kind.Whole(Desired.RECONNECT_WINDOW_SECONDS.least(), Desired.RECONNECT_WINDOW_SECONDS.most(), "s"),
            new Label("Khoảng chờ kết nối lại", "Time to come back"),
            new Label(
                    "Mất đường truyền, thiết bị thử lại sau một phần ngẫu nhiên của khoảng này.",
                    "After a lost link it tries again after a random part of this.")),
    UNATTENDED(
            "unattendedSeconds",
            new Kind.Whole(Desired.UNATTENDED_SECONDS.least(), Desired.UNATTENDED_SECONDS.most(), "s"),
            new Label("Chờ công dân chạm màn hình", "Wait for a touch"),
            new Label(
                    "Không ai chạm trong khoảng này thì ki-ốt hỏi “Ông/bà còn ở đó không?”.",
                    "Then the kiosk asks whether somebody is still there.")),
    VOLUME(
            "volumePercent",
            new Kind.Whole(Desired.VOLUME_PERCENT.least(), Desired.VOLUME_PERCENT.most(), "%"),
            new Label("Âm lượng cuộc gọi", "Loudness of a call"),
            new Label("So với âm lượng của máy.", "Compared with that of the machine.")),
    LANGUAGE(
            "language",
            new Kind.Word(List.of("vi", "en")),
            new Label("Ngôn ngữ màn hình đầu", "Language of the first screen"),
            new Label("Công dân vẫn chọn được ngôn ngữ khác.", "A citizen can still choose another."));

    private final String key;
    private final Kind kind;
    private final Label label;
    private final Label help;

    Setting(String key, Kind kind, Label label, Label help) {
        this.key = key;
        this.kind = kind;
        this.label = label;
        this.help = help;
    }

    /** What values it has. */
    public sealed interface Kind {
        /** Whether it is one of them. */
        boolean has(Object value);

        /** Both ends belong to it. */
        record Whole(int least, int most, String unit) implements Kind {
            @Override
            public boolean has(Object value) {
                return value instanceof Integer number && number >= least && number <= most;
            }
        }

        record Word(List<String> words) implements Kind {
            public Word {
                words = List.copyOf(words);
            }

            @Override
            public boolean has(Object value) {
                return value instanceof String word && words.contains(word);
            }
        }
    }

    /** In the languages of the console. */
    public record Label(String vietnamese, String english) {}

    /** Stable; how it is called in the API and on the wire. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    public Label label() {
        return label;
    }

    public Label help() {
        return help;
    }

    public static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
