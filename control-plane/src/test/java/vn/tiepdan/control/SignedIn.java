package vn.tiepdan.control;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import vn.tiepdan.control.identity.InitialAccounts;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** Cookies of the accounts that a control plane makes for itself at its first start. */
public final class SignedIn {
    private static final Duration THERE_WITHIN = Duration.ofSeconds(20);

    private SignedIn() {}

    /** Once there are accounts: their file is written a moment before they are. */
    public static Cookie as(StaffRole role, DataFolder folder) throws IOException {
        Arc.container().instance(InitialAccounts.class).get().there().await().atMost(THERE_WITHIN);
        var json = new ObjectMapper();
        for (var account : json.readTree(folder.file("initial-accounts.json").toFile())) {
            if (account.get("role").asText().toUpperCase(Locale.ROOT).equals(role.name())) {
                var credentials = Map.of(
                        "name", account.get("name").asText(),
                        "password", account.get("password").asText());
                return given().contentType(ContentType.JSON)
                        .body(json.writeValueAsString(credentials))
                        .post("/api/v1/sign-in")
                        .then()
                        .statusCode(200)
                        .extract()
                        .detailedCookie("tiepdan-session");
            }
        }
        throw new IllegalStateException("no initial account for " + role);
    }
}
