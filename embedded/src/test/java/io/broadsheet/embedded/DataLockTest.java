package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

    @TempDir
    Path folder;

    @Test
    void keepsAFolderForOnePart() {
        try (var held = DataLock.on(folder)) {
            assertThatExceptionOfType(DataInUse.class).isThrownBy(() -> DataLock.on(folder));
            assertThat(held).isNotNull();
        }
        DataLock.on(folder).close();
    }

    @Test
    void makesANewFolderForItsOwnerAlone() throws IOException {
        var data = folder.resolve("new/data");

        DataLock.on(data).close();

        assertThat(allowed(data)).isEqualTo("rwx------");
    }

    @Test
    void takesFromOthersWhatTheyMayDoInAnOlderOne() throws IOException {
        var mail = folder.resolve("data/mail/1.eml");
        Files.createDirectories(mail.getParent());
        Files.writeString(mail, "To: reader@example.org");
        Files.createFile(folder.resolve("data/token-secret"));
        for (var each : new Path[] {folder.resolve("data"), mail.getParent()}) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(mail, PosixFilePermissions.fromString("rw-r--r--"));

        DataLock.on(folder.resolve("data")).close();

        assertThat(allowed(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(allowed(mail.getParent())).isEqualTo("rwx------");
        assertThat(allowed(mail)).isEqualTo("rw-------");
    }

    /** A checkout, for one, whose scripts would no longer run. */
    @Test
    void leavesAFolderAloneThatHoldsOtherThings() throws IOException {
        var script =
                Files.createFile(Files.createDirectory(folder.resolve("bin")).resolve("script"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(FolderOfOthers.class)
                .isThrownBy(() -> DataLock.on(folder))
                .withMessageContaining(folder.toString());

        assertThat(allowed(folder)).isEqualTo("rwxr-xr-x");
        assertThat(allowed(script)).isEqualTo("rwxr-xr-x");
        assertThat(folder.resolve("broadsheet.lock")).doesNotExist();
    }

    /** Where a start's output goes, which is there before the start. */
    @Test
    void takesAFolderThatHoldsFilesAloneAndLeavesThemAsTheyAre() throws IOException {
        var output = Files.createFile(folder.resolve("out"));
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataLock.on(folder).close();

        assertThat(allowed(folder)).isEqualTo("rwx------");
        assertThat(allowed(output)).isEqualTo("rw-r--r--");
    }

    private static String allowed(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
