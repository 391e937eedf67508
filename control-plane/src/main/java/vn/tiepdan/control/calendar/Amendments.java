package vn.tiepdan.control.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumber.Unit;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/** Enters numbers of the law, each from a day on; earlier ones stay for what happened before. */
@ApplicationScoped
public class Amendments {
    private final CalendarStore store;
    private final Transactions transactions;
    private final AuditLog audit;

    Amendments(CalendarStore store, Transactions transactions, AuditLog audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * @param document  the source's
     * @param described the source, where it is not known yet
     */
    public record Wish(
            Key key,
            int value,
            Unit unit,
            LocalDate inForceFrom,
            Optional<LocalDate> until,
            String document,
            Optional<Source> described,
            String article,
            Words uncertain) {}

    /**
     * In the place of one of the same key and day. Fails with {@link Refused} for a value or unit that such a number cannot have, for a
     * document that nobody has described or that is described otherwise already, and for an end that is no end.
     */
    public Uni<LegalNumber> enter(Wish wish, Actor by) {
        return transactions.in(() ->
                store.lock().chain(store::known).chain(known -> write(number(wish, known), known, by)));
    }

    private Uni<LegalNumber> write(LegalNumber number, Known known, Actor by) {
        var source = number.source();
        var described =
                known.sources().contains(source) ? Uni.createFrom().voidItem() : store.describe(source, by.name());
        return described
                .chain(() -> store.write(number, by.name()))
                .chain(() ->
                        audit.add(new AuditLog.Deed(by, "legal-number-entered", subject(number.key()), told(number))))
                .replaceWith(number);
    }

    /** Takes back what somebody entered. Fails with {@link Refused} for a stranger, one that came with the product, and the last of its key. */
    public Uni<Void> withdraw(Key key, LocalDate inForceFrom, Actor by) {
        return transactions.in(() -> store.lock()
                .chain(() -> store.enteredBy(key, inForceFrom))
                .invoke(Amendments::demandOwn)
                .chain(store::known)
                .invoke(known -> demandAnother(key, known))
                .chain(() -> store.withdraw(key, inForceFrom))
                .chain(() -> audit.add(
                        new AuditLog.Deed(by, "legal-number-withdrawn", subject(key), "from " + inForceFrom))));
    }

    private static LegalNumber number(Wish wish, Known known) {
        var source = source(wish, known);
        if (!wish.key().units().contains(wish.unit())) {
            throw wrong("unit", "must be one of " + wish.key().units());
        }
        if (wish.value() < 1 || wish.value() > wish.unit().most()) {
            throw wrong("value", "must be from 1 to " + wish.unit().most());
        }
        if (wish.until().filter(it -> !it.isAfter(wish.inForceFrom())).isPresent()) {
            throw wrong("until", "must be after inForceFrom");
        }
        return new LegalNumber(
                wish.key(),
                wish.value(),
                wish.unit(),
                wish.inForceFrom(),
                wish.until(),
                source,
                wish.article(),
                wish.uncertain());
    }

    /** Days rest on known documents; what changes these has a preview. */
    private static Source source(Wish wish, Known known) {
        var before = known.sources().stream()
                .filter(it -> it.document().equals(wish.document()))
                .findFirst();
        if (before.isPresent()
                && wish.described().filter(it -> !it.equals(before.get())).isPresent()) {
            throw new Refused(Problem.of(
                    409,
                    "document-known",
                    "This document is known, and described otherwise",
                    "Leave source out, or bring in a file of days that describes it anew."));
        }
        return before.or(wish::described)
                .orElseThrow(() -> wrong("document", "names no known document; describe it in source"));
    }

    private static void demandOwn(Optional<String> entered) {
        var by = entered.orElseThrow(() -> new Refused(Problem.of(
                404,
                "no-such-legal-number",
                "There is no such number",
                "Choose one of GET /api/v1/legal-numbers, by its key and the day from which it is in force.")));
        if (by.equals(Actor.SYSTEM.name())) {
            throw new Refused(Problem.of(
                    409,
                    "legal-number-shipped",
                    "This number came with the product",
                    "Enter the right one from the same day on; it takes its place."));
        }
    }

    private static void demandAnother(Key key, Known known) {
        if (known.numbers().stream().filter(it -> it.key() == key).count() < 2) {
            throw new Refused(Problem.of(
                    409,
                    "last-legal-number",
                    "Without this number nothing could be reckoned",
                    "Enter another one of the same key first."));
        }
    }

    private static Refused wrong(String field, String rule) {
        return new Refused(Problem.atField(
                "invalid-input",
                "The input is not valid",
                field + " " + rule + ". Correct " + field + " and send it again.",
                field));
    }

    private static String subject(Key key) {
        return "legal-number:" + key;
    }

    private static String told(LegalNumber number) {
        return "%d %s from %s: %s"
                .formatted(
                        number.value(),
                        number.unit(),
                        number.inForceFrom(),
                        number.source().document());
    }
}
