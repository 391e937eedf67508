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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;

/**
 * On the first start makes an administrator, an official and an operator, with random passwords that only the owner of the data folder
 * can read.
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
    private final Told told;
    private final Posts posts;
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

    /** What they are: at the bodies that have nobody above them. */
    @Singleton
    static class Posts {
        private final Bodies bodies;
        private final IdentitySettings settings;

        Posts(Bodies bodies, IdentitySettings settings) {
            this.bodies = bodies;
            this.settings = settings;
        }

        Uni<Set<Post>> of(StaffRole role) {
            return bodies.tops()
                    .map(tops -> roles(role).stream()
                            .flatMap(it -> it.isEverywhere()
                                    ? Stream.of(Post.everywhere(it))
                                    : tops.stream().map(top -> Post.at(top, it)))
                            .collect(Collectors.toSet()));
        }

        /** Who tries everything out does it with one account. */
        private Set<StaffRole> roles(StaffRole role) {
            return role == StaffRole.ADMINISTRATOR && settings.development()
                    ? Set.of(role, StaffRole.OFFICIAL)
                    : Set.of(role);
        }
    }

    InitialAccounts(AccountStore accounts, Transactions transactions, Told told, Posts posts, Clock clock) {
        this.accounts = accounts;
        this.told = told;
        this.posts = posts;
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
        return Multi.createFrom()
                .iterable(fresh)
                .onItem()
                .transformToUniAndConcatenate(
                        initial -> posts.of(initial.role()).chain(all -> insert(initial, all)))
                .collect()
                .last()
                .invoke(() ->
                        LOG.infof("made the initial accounts; their passwords are in %s in the data folder", FILE))
                .replaceWithVoid();
    }

    private Uni<Void> insert(Initial initial, Set<Post> all) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var mandates = all.stream()
                .map(post -> Mandate.fresh(post, now, Optional.empty()))
                .toList();
        return accounts.insert(new Account(
                initial.name(), "", Optional.empty(), Optional.of(PasswordHash.of(initial.password())), now, mandates));
    }

    private static Initial initial(StaffRole role, String name) {
        return new Initial(role, name, Secrets.word(PASSWORD_LETTERS).toLowerCase(Locale.ROOT));
    }
}
