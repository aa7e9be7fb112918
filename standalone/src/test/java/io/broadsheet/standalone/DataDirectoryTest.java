package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsTokenSecretPrivately() throws IOException {
        String secret;
        try (var first = DataDirectory.open(folder, true)) {
            secret = first.tokenSecret();
        }
        try (var second = DataDirectory.open(folder, true)) {
            assertThat(second.tokenSecret()).isEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token-secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void wantsTheSampleOnlyFromItsFirstStartAndUntilItIsIn() throws IOException {
        try (var first = DataDirectory.open(folder, false)) {
            assertThat(first.wantsSample()).isTrue();
        }
        try (var second = DataDirectory.open(folder, false)) {
            assertThat(second.wantsSample()).isTrue();
            second.sampleIsIn();
        }
        try (var third = DataDirectory.open(folder, false)) {
            assertThat(third.wantsSample()).isFalse();
        }
    }

    @Test
    void neverWantsTheSampleWhereItBeganEmpty() throws IOException {
        DataDirectory.open(folder, true).close();
        try (var second = DataDirectory.open(folder, false)) {
            assertThat(second.wantsSample()).isFalse();
        }
    }

    @Test
    void isForOneProcessAtATime() throws IOException {
        try (var first = DataDirectory.open(folder, true)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> DataDirectory.open(folder, true))
                    .withMessageContaining(first.path().toString())
                    .withMessageContaining("--data");
        }
    }

    @Test
    void isNoFolderThatHoldsOtherThings() throws IOException {
        Files.createDirectory(folder.resolve("src"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataDirectory.open(folder, true))
                .withMessageContaining(folder.toString())
                .withMessageContaining("--data");
    }

    @Test
    void saysWhichPortIsTakenAndHowToMove() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int offset = taken.getLocalPort() - Port.ARTICLES.shiftedBy(0);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> Port.requireFree(Set.of(Port.ARTICLES), offset))
                    .withMessageContaining("port " + taken.getLocalPort() + " (articles)")
                    .withMessageContaining("--port-offset");
        }
    }
}
