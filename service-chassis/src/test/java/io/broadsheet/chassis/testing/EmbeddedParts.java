package io.broadsheet.chassis.testing;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** In this JVM, in a temporary folder. */
final class EmbeddedParts {

    private EmbeddedParts() {}

    static BackingServices.Addresses start() {
        var data = folder();
        var mongo = EmbeddedMongo.start(data.resolve("mongodb"), 0);
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        // After the contexts, which commit their offsets; and stopped before removed: a broker whose folder goes away
        // halts the whole JVM.
        SpringApplication.getShutdownHandlers().add(() -> {
            kafka.close();
            mongo.close();
            FileSystemUtils.deleteRecursively(data.toFile());
        });
        return new BackingServices.Addresses(kafka.bootstrapServers(), mongo.uri());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("broadsheet-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
