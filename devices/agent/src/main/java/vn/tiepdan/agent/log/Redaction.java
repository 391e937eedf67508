package vn.tiepdan.agent.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what could name a person or open a door. Nothing of the kind is written to the log; this is for the day on
 * which somebody forgets that, or a library does not know it.
 */
final class Redaction {
    /** A device's name has as many digits, and is what the reader looks for. */
    private static final String NO_DEVICE = "(?<!\\bd-)";

    private static final List<Rule> RULES = List.of(
            rule("(?<![\\w-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}(?![\\w-])", "[code]"),
            rule("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*", "[e-mail]"),
            rule(NO_DEVICE + "(?<![\\d.])(?:\\(?\\+\\s?84\\)?|0)(?:[ .-]?\\d){8,13}(?!\\d)", "[number]"),
            rule(NO_DEVICE + "(?<!\\d)\\d{9,}", "[number]"));

    private Redaction() {}

    static String of(String line) {
        var redacted = line;
        for (var rule : RULES) {
            redacted = rule.what().matcher(redacted).replaceAll(rule.instead());
        }
        return redacted;
    }

    private static Rule rule(String what, String instead) {
        return new Rule(Pattern.compile(what, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), instead);
    }

    private record Rule(Pattern what, String instead) {}
}
