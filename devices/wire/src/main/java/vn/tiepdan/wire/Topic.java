package vn.tiepdan.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code tiepdan/v1/{device}/{channel}}: one channel of one device. */
public record Topic(DeviceId device, Channel channel) {
    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(Channel.PREFIX) + "(" + DeviceId.SYNTAX + ")/((?:up|down)/[a-z]+)");
    private static final Map<String, Channel> CHANNELS =
            Arrays.stream(Channel.values()).collect(Collectors.toMap(Channel::path, Function.identity()));

    public String name() {
        return Channel.PREFIX + device + "/" + channel.path();
    }

    /** Empty for a name outside the contract. */
    public static Optional<Topic> parse(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(CHANNELS.get(match.group(2)))
                .map(channel -> new Topic(new DeviceId(match.group(1)), channel));
    }

    /** Everything that one device may publish. */
    public static String everythingUp(DeviceId device) {
        return Channel.PREFIX + device + "/up/#";
    }

    /** Everything that one device may subscribe to. */
    public static String everythingDown(DeviceId device) {
        return Channel.PREFIX + device + "/down/#";
    }
}
