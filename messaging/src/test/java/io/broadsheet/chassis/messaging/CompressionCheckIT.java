package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: a library that is loaded once is there for good. */
class CompressionCheckIT {

    /** What a service does at its start. */
    public static final class Start {
        public static void main(String... args) {
            new CompressionCheck();
        }
    }

    @TempDir
    Path folder;

    @Test
    void passesWhereTheLibraryCanBeLoaded() throws Exception {
        assertThat(said(folder)).isEmpty();
    }

    @Test
    void refusesTheStartInOneLineWhereItCannot() throws Exception {
        assertThat(said(folder.resolve("not-there")))
                .contains("BadSetting: spring.kafka.producer.compression-type", "-DZstdTempFolder=DIR");
    }

    private static String said(Path temporary) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-DZstdTempFolder=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.lines()
                .filter(line -> line.startsWith("Exception"))
                .findFirst()
                .orElse("");
    }
}
