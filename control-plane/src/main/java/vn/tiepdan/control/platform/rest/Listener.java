package vn.tiepdan.control.platform.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Discretions;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StillThere;
import vn.tiepdan.control.platform.Transactions;

/** Somebody who hears the live feed, and of what they may hear: looked up once, and again at every {@link #stays}. */
final class Listener {
    private final Discretions discretions;
    private final StillThere stillThere;
    private final Transactions transactions;
    private volatile Map<String, Boolean> answered = new ConcurrentHashMap<>();
    private volatile SecurityIdentity who;

    Listener(SecurityIdentity who, Discretions discretions, StillThere stillThere, Transactions transactions) {
        this.who = who;
        this.discretions = discretions;
        this.stillThere = stillThere;
        this.transactions = transactions;
    }

    /** Those of these changes that they may hear of; that any of a kind may have changed says nothing about anyone. */
    Uni<List<Live.Change>> hears(Set<Live.Change> changes) {
        var known = answered;
        var unknown = changes.stream()
                .filter(change -> !change.id().equals(Live.ANY))
                .map(Listener::subject)
                .filter(subject -> !known.containsKey(subject))
                .collect(Collectors.toSet());
        return answer(unknown, known)
                .map(_ -> changes.stream()
                        .filter(change -> change.id().equals(Live.ANY) || known.getOrDefault(subject(change), false))
                        .toList());
    }

    private Uni<Void> answer(Set<String> subjects, Map<String, Boolean> into) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .apart(() -> discretions.knownTo(who, subjects))
                        .invoke(known -> subjects.forEach(it -> into.put(it, known.contains(it))))
                        .replaceWithVoid();
    }

    /** False for somebody who is signed in no more. What was answered before is asked again, but not taken from who is reading it. */
    Uni<Boolean> stays() {
        return transactions.apart(() -> stillThere.again(who)).map(now -> {
            now.ifPresent(it -> who = it);
            answered = new ConcurrentHashMap<>();
            return now.isPresent();
        });
    }

    private static String subject(Live.Change change) {
        return switch (change.kind()) {
            case COMMAND -> "device:" + change.id();
            case DEVICE, INCIDENT, SYSTEM -> change.kind().name().toLowerCase(Locale.ROOT) + ":" + change.id();
            case ENROLMENT -> "site:" + change.id();
            case SESSION, RECORDING -> "session:" + change.id();
            case CONFIGURATION -> change.id();
        };
    }
}
