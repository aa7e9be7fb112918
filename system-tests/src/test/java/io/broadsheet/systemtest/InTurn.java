package io.broadsheet.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What one process of a machine does for the others, which wait until it is done. */
final class InTurn {

    private InTurn() {}

    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /** @param file that all of them lock */
    static <T> T run(Path file, Work<T> work) {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var turn = channel.lock()) {
            return work.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
