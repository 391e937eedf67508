package vn.tiepdan.journey.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A sign-in of staff. */
public record Account(String role, String name, String password) {
    public static List<Account> read(Path file) {
        return StreamSupport.stream(Json.read(file).spliterator(), false)
                .map(it -> new Account(
                        it.get("role").asText(),
                        it.get("name").asText(),
                        it.get("password").asText()))
                .toList();
    }
}
