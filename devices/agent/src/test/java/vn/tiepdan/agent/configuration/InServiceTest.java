package vn.tiepdan.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.wire.Service;

@NullUnmarked
class InServiceTest {
    @TempDir
    Path folder;

    @Test
    void a_device_of_which_nobody_has_said_anything_is_open() {
        assertThat(new InService(folder).current()).isEqualTo(Service.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void what_was_said_last_holds_after_a_restart(Service said) throws IOException {
        var before = new InService(folder);
        before.set(Service.MAINTENANCE);
        before.set(said);

        assertThat(before.current()).isEqualTo(said);
        assertThat(new InService(folder).current()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"service\":\"closed\"}", "{\"service\":null}", "[]"})
    void a_file_that_cannot_be_read_keeps_nobody_from_being_received(String content) throws IOException {
        Files.writeString(folder.resolve("service.json"), content);

        assertThat(new InService(folder).current()).isEqualTo(Service.OPEN);
    }

    @Test
    void what_the_disk_refuses_changes_nothing() throws IOException {
        var inService = new InService(folder);
        Files.createDirectories(folder.resolve("service.json/in-the-way"));

        assertThatThrownBy(() -> inService.set(Service.LOCKED)).isInstanceOf(IOException.class);
        assertThat(inService.current()).isEqualTo(Service.OPEN);
    }
}
