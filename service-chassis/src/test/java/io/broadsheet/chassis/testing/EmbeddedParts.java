package io.broadsheet.chassis.testing;

import io.broadsheet.embedded.EmbeddedKafka;
import io.broadsheet.embedded.EmbeddedMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** In this JVM, in a temporary folder. */
final class EmbeddedParts {

    private EmbeddedParts() {}

    static BackingServices.Addresses start() {
        var data = folder();
        var mongo = EmbeddedMongo.start(data.resolve("mongodb"), 0);
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        // Spring's own hook closes the contexts at the same time: nothing is stopped here, only removed.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(data.toFile())));
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
