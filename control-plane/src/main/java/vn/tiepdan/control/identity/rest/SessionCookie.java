package vn.tiepdan.control.identity.rest;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie that holds a sign-in's token; no script can read it and no other site can send it. */
final class SessionCookie {
    static final String NAME = "tiepdan-session";

    private SessionCookie() {}

    static NewCookie holding(String token, boolean secure, Duration life) {
        return new NewCookie.Builder(NAME)
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(Math.toIntExact(life.toSeconds()))
                .build();
    }

    static NewCookie gone(boolean secure) {
        return holding("", secure, Duration.ZERO);
    }
}
