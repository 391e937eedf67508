package vn.tiepdan.control.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class RegisterTest {
    private static final int CLOSERS = 64;

    @Inject
    Register register;

    @Inject
    Transactions transactions;

    @Test
    void numbers_have_no_gap_although_sixty_four_close_at_once_and_every_fourth_fails() {
        var body = new BodyId("hp-02");
        var closing = IntStream.range(0, CLOSERS)
                .mapToObj(number -> close(body, number % 4 == 3))
                .toList();
        CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
                .exceptionally(_ -> null)
                .join();

        var written =
                closing.stream().filter(it -> !it.isCompletedExceptionally()).count();
        assertThat(written).isEqualTo(CLOSERS * 3 / 4);
        var numbers = new ArrayList<Integer>();
        int year = Instant.now().atZone(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        register.list(body, year, 0, 100).await().indefinitely().forEach(entry -> numbers.add(entry.number()));
        assertThat(numbers.reversed())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, (int) written).boxed().toList());
        assertThat(register.count(body, year).await().indefinitely()).isEqualTo(written);
    }

    @Test
    void entering_the_same_session_again_answers_the_first_row() {
        var entering = entering(new BodyId("hp-03"));
        var first = register.enter(entering).await().indefinitely();
        var second = register.enter(entering).await().indefinitely();

        assertThat(second.number()).isEqualTo(first.number());
        assertThat(register.of(entering.session()).await().indefinitely())
                .map(Register.Entry::number)
                .contains(first.number());
    }

    private CompletableFuture<Register.Entry> close(BodyId body, boolean fails) {
        return transactions
                .in(() -> register.enter(entering(body))
                        .chain(entry -> fails
                                ? Uni.createFrom().failure(new IllegalStateException("rolled back"))
                                : Uni.createFrom().item(entry)))
                .subscribeAsCompletionStage();
    }

    private static Register.Entering entering(BodyId body) {
        return new Register.Entering(
                body,
                SessionId.fresh(),
                Instant.now(),
                new Citizen("Nguyễn Thị Thử", null, null, null, null, null, null, Citizen.Evidence.TYPED),
                new Standing(Standing.Kind.SELF, null),
                new Matter(Matter.Kind.COMPLAINT, ""),
                Request.Outcome.ACCEPTED,
                "summary");
    }
}
