package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VouchedTest {
    @ParameterizedTest
    @CsvSource({
        "HEAD:hp-01,                            HEAD:hp-01",
        "HEAD:hp-01 CLERK:hp-02,                HEAD:hp-01 CLERK:hp-02",
        "/HEAD:hp-01,                           HEAD:hp-01",
        "OFFICIAL CLERK body:hp-01 body:hp-02,  OFFICIAL:hp-01 OFFICIAL:hp-02 CLERK:hp-01 CLERK:hp-02",
        "HEAD:hp-01 OFFICIAL body:hp-02,        HEAD:hp-01 OFFICIAL:hp-02",
        "ADMINISTRATOR,                         ADMINISTRATOR",
        "ADMINISTRATOR body:hp-01,              ADMINISTRATOR",
        "OFFICIAL,                              ''",
        "body:hp-01,                            ''",
        "ADMINISTRATOR:hp-01,                   ''",
        "head:hp-01 HEAD: HEAD:HP HEAD:hp-01/x, ''",
        "KING:hp-01 offline_access,             ''"
    })
    void words_of_the_provider_become_posts(String words, String posts) {
        var vouched = new Vouched("hoa", Set.of(words.split(" ")));

        assertThat(vouched.posts().stream().map(Post::toString))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(posts.split(" "))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.toSet()));
    }
}
