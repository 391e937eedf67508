package vn.tiepdan.control.command.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.command.Kind;
import vn.tiepdan.control.command.Order;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Finding;

/**
 * @param command         its kind and arguments
 * @param expiresAt       until when it may begin, or until when somebody may agree
 * @param detail          what the device said last, in English
 * @param finding         the same as a code with its values, or null
 * @param progressPercent or null when nobody knows
 * @param agreedBy        the second person, or null
 * @param fileType        media type of the file at {@code /file}, or null
 */
public record CommandView(
        String id,
        String device,
        Kind kind,
        Command.Body command,
        String reason,
        String by,
        Instant issuedAt,
        Instant expiresAt,
        CommandStore.State state,
        String detail,
        @Nullable Finding finding,
        @Nullable Integer progressPercent,
        Instant changedAt,
        @Nullable String agreedBy,
        @Nullable String fileType) {
    static CommandView of(Order order) {
        var outcome = order.outcome();
        return new CommandView(
                order.id().toString(),
                order.device().value(),
                order.wish().kind(),
                order.wish().body(),
                order.wish().reason(),
                order.wish().by(),
                order.issuedAt(),
                order.expiresAt(),
                outcome.state(),
                outcome.detail(),
                outcome.finding().orElse(null),
                outcome.progressPercent().orElse(null),
                outcome.changedAt(),
                outcome.agreedBy().orElse(null),
                outcome.fileType().orElse(null));
    }

    static List<CommandView> of(List<Order> orders) {
        return orders.stream().map(CommandView::of).toList();
    }
}
