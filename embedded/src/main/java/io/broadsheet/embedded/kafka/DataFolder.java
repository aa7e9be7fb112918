package io.broadsheet.embedded.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The folder of a broker, which needs a cluster id and its metadata version before the first start. */
public final class DataFolder {

    private DataFolder() {}

    /** Does nothing to a folder that was formatted before, and finishes one whose formatting was interrupted. */
    public static void format(Path data) throws IOException {
        Files.createDirectories(data);
        var formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(clusterId(data))
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Cannot format " + data, e);
        }
    }

    private static String clusterId(Path data) throws IOException {
        return new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(data.toString()))
                .load()
                .clusterId()
                .orElseGet(() -> Uuid.randomUuid().toString());
    }
}
