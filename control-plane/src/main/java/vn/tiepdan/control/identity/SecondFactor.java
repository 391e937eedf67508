package vn.tiepdan.control.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account has beside its password.
 *
 * @param secret   encrypted, see {@link SecretBox}
 * @param since    when the first code of it was right; empty until then, and nobody is asked for one
 * @param lastStep of the last code that was used: it and those before are good no more (RFC 6238 section 5.2)
 */
public record SecondFactor(String account, byte[] secret, Optional<Instant> since, long lastStep) {
    @Override
    public String toString() {
        return "SecondFactor[" + account + "]";
    }
}
