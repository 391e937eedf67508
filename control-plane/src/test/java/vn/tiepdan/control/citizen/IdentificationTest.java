package vn.tiepdan.control.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tiepdan.control.citizen.EvidenceLevel.CHIP_VERIFIED;
import static vn.tiepdan.control.citizen.EvidenceLevel.DOCUMENT_SEEN;
import static vn.tiepdan.control.citizen.EvidenceLevel.KNOWN_BY_OFFICIAL;
import static vn.tiepdan.control.citizen.EvidenceLevel.NONE;
import static vn.tiepdan.control.citizen.EvidenceLevel.QR_ONLY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.citizen.Identification.Claimed;
import vn.tiepdan.control.citizen.Identification.Doubt;
import vn.tiepdan.control.citizen.Proof.Document.Kind;
import vn.tiepdan.control.platform.Refused;

class IdentificationTest {
    private static final Instant AT = Instant.parse("2026-11-27T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
    private static final PersonalNumber OWN = new PersonalNumber("031060000001");
    private static final PersonalNumber OTHER = new PersonalNumber("031060000002");

    private static final Proof QR = new Proof.QrRead(AT, Optional.of(OWN));
    private static final Proof QR_WITHOUT = new Proof.QrRead(AT, Optional.empty());
    private static final Proof QR_OF_ANOTHER = new Proof.QrRead(AT, Optional.of(OTHER));
    private static final Proof CHIP = new Proof.ChipRead(AT, OWN, true);
    private static final Proof FORGED = new Proof.ChipRead(AT, OWN, false);
    private static final Proof CARD = seen(Kind.CITIZEN_CARD, OWN.digits());
    private static final Proof CARD_OF_ANOTHER = seen(Kind.CITIZEN_CARD, OTHER.digits());
    private static final Proof PASSPORT = seen(Kind.PASSPORT, "C1234567");
    private static final Proof KNOWN = new Proof.KnownBy(AT, "chair", "hàng xóm");
    private static final Proof WITHDRAWN = new Proof.Withdrawn(AT, "clerk", "thẻ của người khác");

    private static Proof seen(Kind kind, String number) {
        return new Proof.DocumentSeen(AT, "clerk", new Proof.Document(kind, number));
    }

    static Stream<Arguments> levels() {
        return Stream.of(
                Arguments.of(List.of(), NONE),
                Arguments.of(List.of(QR), QR_ONLY),
                Arguments.of(List.of(QR_WITHOUT), QR_ONLY),
                Arguments.of(List.of(FORGED), QR_ONLY),
                Arguments.of(List.of(KNOWN), KNOWN_BY_OFFICIAL),
                Arguments.of(List.of(QR, KNOWN), KNOWN_BY_OFFICIAL),
                Arguments.of(List.of(KNOWN, QR), KNOWN_BY_OFFICIAL),
                Arguments.of(List.of(QR, CARD), DOCUMENT_SEEN),
                Arguments.of(List.of(PASSPORT, KNOWN), DOCUMENT_SEEN),
                Arguments.of(List.of(CHIP), CHIP_VERIFIED),
                Arguments.of(List.of(CHIP, KNOWN, QR), CHIP_VERIFIED),
                Arguments.of(List.of(CARD, WITHDRAWN), NONE),
                Arguments.of(List.of(CHIP, WITHDRAWN, KNOWN), KNOWN_BY_OFFICIAL),
                Arguments.of(List.of(WITHDRAWN, QR, WITHDRAWN), NONE));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void the_highest_since_the_last_withdrawal_counts(List<Proof> proofs, EvidenceLevel level) {
        assertThat(new Identification(claimed(null, null, null), proofs).level())
                .isEqualTo(level);
    }

    @Test
    void a_level_is_reached_by_all_above_it() {
        assertThat(CHIP_VERIFIED.isAtLeast(DOCUMENT_SEEN)).isTrue();
        assertThat(DOCUMENT_SEEN.isAtLeast(DOCUMENT_SEEN)).isTrue();
        assertThat(KNOWN_BY_OFFICIAL.isAtLeast(DOCUMENT_SEEN)).isFalse();
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                Arguments.of(claimed(null, null, null), List.of(), Set.of()),
                Arguments.of(claimed(OWN, "1960-05-01", PersonalNumber.Sex.MALE), List.of(QR, CARD, CHIP), Set.of()),
                Arguments.of(claimed(OWN, "1961-05-01", null), List.of(), Set.of(Doubt.BIRTH_YEAR_DIFFERS)),
                Arguments.of(claimed(null, "1961-05-01", null), List.of(QR), Set.of(Doubt.BIRTH_YEAR_DIFFERS)),
                Arguments.of(claimed(OWN, null, PersonalNumber.Sex.FEMALE), List.of(), Set.of(Doubt.SEX_DIFFERS)),
                Arguments.of(claimed(OWN, null, null), List.of(QR_OF_ANOTHER), Set.of(Doubt.NUMBERS_DIFFER)),
                Arguments.of(claimed(null, null, null), List.of(QR, CARD_OF_ANOTHER), Set.of(Doubt.NUMBERS_DIFFER)),
                Arguments.of(claimed(OWN, null, null), List.of(PASSPORT), Set.of()),
                Arguments.of(claimed(null, null, null), List.of(FORGED), Set.of(Doubt.CHIP_NOT_AUTHENTIC)),
                Arguments.of(claimed(OWN, null, null), List.of(CARD_OF_ANOTHER, WITHDRAWN), Set.of()),
                Arguments.of(claimed(null, "2026-11-27", null), List.of(), Set.of()),
                Arguments.of(claimed(null, "2026-11-28", null), List.of(), Set.of(Doubt.BORN_IN_THE_FUTURE)));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void what_does_not_fit_is_said(Claimed claimed, List<Proof> proofs, Set<Doubt> doubts) {
        assertThat(new Identification(claimed, proofs).doubts(TODAY)).isEqualTo(doubts);
    }

    @Test
    void what_was_said_before_stays() {
        var before = new Identification(claimed(OWN, null, null), List.of(QR));

        var after = before.with(WITHDRAWN);

        assertThat(after.proofs()).containsExactly(QR, WITHDRAWN);
        assertThat(before.level()).isEqualTo(QR_ONLY);
    }

    @Test
    void evidence_has_somebody_who_stands_for_it() {
        assertThatThrownBy(() -> new Proof.KnownBy(AT, "chair", " ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Proof.Withdrawn(AT, "clerk", "")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> seen(Kind.PASSPORT, " ")).isInstanceOf(Refused.class);
    }

    private static Claimed claimed(
            @Nullable PersonalNumber number, @Nullable String birth, PersonalNumber.@Nullable Sex sex) {
        return new Claimed(
                "Nguyễn Văn A",
                Optional.ofNullable(number),
                Optional.ofNullable(birth).map(LocalDate::parse),
                Optional.ofNullable(sex));
    }
}
