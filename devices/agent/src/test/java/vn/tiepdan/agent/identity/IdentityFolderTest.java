package vn.tiepdan.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files fit together whenever the device is switched off. */
@NullUnmarked
class IdentityFolderTest {
    @TempDir
    Path data;

    private EstServer server;
    private IdentityFolder folder;

    @BeforeEach
    void enrolled() throws Exception {
        server = new EstServer(data.resolve("ca.pem"));
        folder = new IdentityFolder(data);
        folder.keep(List.of(server.signed(folder.key().getPublic())), List.of(server.authority()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_renewal_brings_a_new_key_and_leaves_nothing_of_the_old_one() throws Exception {
        var before = folder.key();
        var next = folder.nextKey();
        assertThat(folder.nextKey().getPublic()).as("asked for again").isEqualTo(next.getPublic());

        renew(next.getPublic());

        assertThat(folder.key().getPublic()).isEqualTo(next.getPublic()).isNotEqualTo(before.getPublic());
        assertThat(folder.key().getPrivate()).isEqualTo(next.getPrivate());
        assertThat(names()).containsExactlyInAnyOrder("certificate.pem", "key.pem", "public-key.pem", "trust.pem");
        assertThat(folder.nextKey().getPublic()).as("for the one after").isNotEqualTo(next.getPublic());
    }

    /** Each of the three steps after the certificate was written may be the last one before the power went. */
    @Test
    void what_was_cut_off_is_finished_at_the_next_start() throws Exception {
        for (int done = 0; done <= 2; done++) {
            var next = folder.nextKey();
            var kept = Files.createDirectory(data.resolve("kept-" + done));
            copy("next-key.pem", kept);
            copy("next-public-key.pem", kept);
            copy("key.pem", kept);
            copy("public-key.pem", kept);
            renew(next.getPublic());
            if (done < 2) {
                restore(kept, "next-public-key.pem");
                restore(kept, "public-key.pem");
            }
            if (done < 1) {
                restore(kept, "next-key.pem");
                restore(kept, "key.pem");
            }

            var restarted = new IdentityFolder(data);
            assertThat(restarted.load()).isPresent();

            assertThat(restarted.key().getPublic()).as("after step " + done).isEqualTo(next.getPublic());
            assertThat(restarted.key().getPrivate()).isEqualTo(next.getPrivate());
            assertThat(restarted.certificate().getPublicKey()).isEqualTo(next.getPublic());
        }
    }

    @Test
    void a_certificate_for_another_key_changes_nothing() throws Exception {
        var before = folder.key().getPublic();
        folder.nextKey();

        assertThatThrownBy(() -> renew(before)).isInstanceOf(EnrolmentFailed.Unreachable.class);

        assertThat(new IdentityFolder(data).key().getPublic()).isEqualTo(before);
        assertThat(folder.certificate().getPublicKey()).isEqualTo(before);
    }

    private void renew(PublicKey key) throws Exception {
        folder.renew(List.of(server.signed(key)), List.of(server.authority()));
    }

    private List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.list(data.resolve("identity"))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private void copy(String name, Path to) throws IOException {
        Files.copy(data.resolve("identity").resolve(name), to.resolve(name));
    }

    private void restore(Path from, String name) throws IOException {
        Files.write(data.resolve("identity").resolve(name), Files.readAllBytes(from.resolve(name)));
    }
}
