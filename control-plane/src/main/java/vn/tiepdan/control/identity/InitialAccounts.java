package vn.tiepdan.control.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;

/**
 * On the first start makes one account for each role, with random passwords that only the owner of the data folder can read.
 * Until they are there nobody can sign in, so the application is not ready before {@link #there()}.
 */
@ApplicationScoped
public class InitialAccounts {
    private static final Logger LOG = Logger.getLogger(InitialAccounts.class);
    private static final int PASSWORD_LETTERS = 16;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);
    private static final String FILE = "initial-accounts.json";

    private final AccountStore accounts;
    private final Bodies bodies;
    private final Told told;
    private final Clock clock;
    private final Uni<Void> there;

    /** Where the passwords can be read. */
    @Singleton
    static class Told {
        private final DataFolder folder;
        private final ObjectMapper json;

        Told(DataFolder folder, ObjectMapper json) {
            this.folder = folder;
            this.json = json;
        }

        void write(List<Initial> fresh) {
            try {
                DataFolder.writePrivate(
                        folder.file(FILE), json.writerWithDefaultPrettyPrinter().writeValueAsString(fresh) + "\n");
            } catch (JsonProcessingException defect) {
                throw new IllegalStateException("accounts cannot be written", defect);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    InitialAccounts(AccountStore accounts, Bodies bodies, Transactions transactions, Told told, Clock clock) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.told = told;
        this.clock = clock;
        there = transactions
                .in(() -> accounts.empty()
                        .chain(none -> none ? make() : Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> LOG.error("the initial accounts could not be made", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, MOST_PAUSE)
                .indefinitely()
                .memoize()
                .indefinitely();
    }

    /** Completes when there are accounts. Asking again makes none anew. */
    public Uni<Void> there() {
        return there;
    }

    /** One line of the file. */
    public record Initial(StaffRole role, String name, String password) {
        @Override
        public String toString() {
            return "Initial[" + name + "]";
        }
    }

    void onStart(@Observes StartupEvent event) {
        there.subscribe()
                .with(_ -> LOG.debug("there are accounts"), failure -> LOG.error("nobody can sign in", failure));
    }

    /** The file comes first: a password that nobody can read would lock everybody out. */
    private Uni<Void> make() {
        var fresh = List.of(
                initial(StaffRole.ADMINISTRATOR, "admin"),
                initial(StaffRole.OFFICIAL, "official"),
                initial(StaffRole.IT_OPERATOR, "it"));
        told.write(fresh);
        return bodies.tops()
                .chain(tops -> Multi.createFrom()
                        .iterable(fresh)
                        .onItem()
                        .transformToUniAndConcatenate(initial -> insert(initial, tops))
                        .collect()
                        .last())
                .invoke(() ->
                        LOG.infof("made the initial accounts; their passwords are in %s in the data folder", FILE))
                .replaceWithVoid();
    }

    private Uni<Void> insert(Initial initial, Set<BodyId> tops) {
        var staff = new Staff(initial.name().toLowerCase(Locale.ROOT), initial.role(), tops);
        return accounts.insert(Account.fresh(staff, "", PasswordHash.of(initial.password()), clock.instant()));
    }

    private static Initial initial(StaffRole role, String name) {
        return new Initial(role, name, Secrets.word(PASSWORD_LETTERS).toLowerCase(Locale.ROOT));
    }
}
