package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script over a build of nothing, and with a JVM that writes down what it is told. */
class StartScriptIT {

    @TempDir
    Path root;

    @Test
    void tellsTheRehearsalNothingOfTheNewspaperThatIsToBeStarted() throws Exception {
        start(Map.of(
                "SPRING_MONGODB_URI", "mongodb://real.example",
                "spring_kafka_bootstrap_servers", "real.example:9092",
                "BROADSHEET_WEBSITE_VIEWS_FOLDER", "/var/views"));

        assertThat(told("rehearsal")).doesNotContainIgnoringCase("spring_", "broadsheet_");
        assertThat(told("newspaper"))
                .contains("SPRING_MONGODB_URI", "spring_kafka_bootstrap", "BROADSHEET_WEBSITE_VIEWS");
    }

    @Test
    void letsNoJvmGoOnWithoutMemory() throws Exception {
        start(Map.of());

        assertThat(told("newspaper")).contains("-XX:+ExitOnOutOfMemoryError");
    }

    private void start(Map<String, String> environment) throws IOException, InterruptedException {
        script("start", Files.readString(Path.of("../start")));
        script(".mvn/jdk.sh", "JAVA_HOME=" + root.resolve("jdk"));
        script("jdk/bin/java", """
                #!/bin/sh
                case "$*" in *broadsheet.rehearsal*) told=rehearsal ;; *) told=newspaper ;; esac
                { echo "$*"; env; } >"%s/$told"
                """.formatted(root));
        for (var file : new String[] {"pom.xml", "standalone/target/standalone.jar", "standalone/target/built"}) {
            Files.createFile(Files.createDirectories(root.resolve(file).getParent())
                    .resolve(Path.of(file).getFileName()));
        }
        Files.createDirectories(root.resolve("standalone/target/lib"));
        var builder = new ProcessBuilder(root.resolve("start").toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).as(told("output")).isZero();
    }

    private void script(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String told(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }
}
