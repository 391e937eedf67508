package vn.tiepdan.control.citizen;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Several people with one matter, and those of them who are received.
 *
 * @param delegates   positions in the list, from 0
 * @param appointment number of the paper by which the group chose its delegates; may be empty
 */
public record Group(List<Member> members, Set<Integer> delegates, String appointment) {
    static final int MOST = 2000;

    /** Whether they signed what the group brings. */
    public enum Signature {
        SIGNED,
        /** With a fingerprint, because they cannot write. */
        FINGERPRINT,
        REFUSED,
        MISSING
    }

    /** Personal data. */
    public record Member(String name, Optional<PersonalNumber> number, String address, Signature signature) {
        @Override
        public String toString() {
            return "Member[" + signature + "]";
        }
    }

    /** Fails with {@link Refused} at the member that is wrong. */
    public Group {
        members = List.copyOf(members);
        delegates = Set.copyOf(delegates);
        if (members.size() < 2 || members.size() > MOST) {
            throw wrong("members", "A group has 2 to " + MOST + " people.");
        }
        var numbers = new HashSet<PersonalNumber>();
        for (int i = 0; i < members.size(); i++) {
            var number = members.get(i).number;
            if (number.isPresent() && !numbers.add(number.get())) {
                throw wrong(
                        "members",
                        "The person in line " + (i + 1) + " stands in the list twice. Take one of the lines out.");
            }
        }
        int size = members.size();
        if (delegates.stream().anyMatch(it -> it < 0 || it >= size)) {
            throw wrong("delegates", "Choose the delegates from the list: each of them is one of the group.");
        }
    }

    public int size() {
        return members.size();
    }

    /** How many of them bring it in writing, each by their own hand. */
    public long signed() {
        return members.stream()
                .filter(it -> it.signature == Signature.SIGNED || it.signature == Signature.FINGERPRINT)
                .count();
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(Problem.atField("group-wrong", "The group cannot be received like that", detail, field));
    }

    @Override
    public String toString() {
        return "Group[" + members.size() + "]";
    }
}
