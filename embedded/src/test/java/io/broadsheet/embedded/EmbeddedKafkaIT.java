package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path data;

    @Test
    void keepsRecordsAndOffsetsWhenOpenedAgainOnAnotherPort() throws Exception {
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            KafkaClients.create(kafka.bootstrapServers(), "tides");
            KafkaClients.send(kafka.bootstrapServers(), "tides", 1, value -> {});
            assertThat(KafkaClients.consume(kafka.bootstrapServers(), "tides", 1))
                    .containsExactly("1");
            KafkaClients.send(kafka.bootstrapServers(), "tides", 2, value -> {});
        }
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            assertThat(KafkaClients.consume(kafka.bootstrapServers(), "tides", 2))
                    .containsExactlyInAnyOrder("1", "2");
        }
    }
}
