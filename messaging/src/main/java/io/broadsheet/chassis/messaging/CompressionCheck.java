package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.BadSetting;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/**
 * Refuses the start where records cannot be compressed. The library that does it is native code, unpacked into a
 * temporary folder and loaded at its first use: where that folder is {@code noexec}, commands would be taken for as long
 * as the service runs, and none of their events would leave it.
 */
final class CompressionCheck {

    /** @throws BadSetting if the library cannot be loaded */
    CompressionCheck() {
        try (var compressed = Compression.zstd()
                .build()
                .wrapForOutput(new ByteBufferOutputStream(512), RecordBatch.CURRENT_MAGIC_VALUE)) {
            compressed.write(0);
        } catch (IOException | KafkaException | LinkageError notLoaded) {
            throw new BadSetting(
                    "spring.kafka.producer.compression-type",
                    "is zstd, whose library cannot be loaded from the temporary folder (is it noexec?): "
                            + "give java -DZstdTempFolder=DIR, a folder that files may be executed from");
        }
    }
}
