package io.broadsheet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** A small file that only its owner may read; written once, whole or not at all. */
public final class PrivateFile {

    private PrivateFile() {}

    /** The file's text; where there is none, the given one is written first. */
    public static String readOrCreate(Path file, Supplier<String> text) {
        try {
            if (!Files.exists(file)) {
                create(file.toAbsolutePath(), text.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        // Such a file is its owner's alone from the start.
        var written = Files.createTempFile(file.getParent(), file.getFileName().toString(), null);
        try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        // A link, unlike a move, does not replace what another process has created meanwhile.
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException theirsCounts) {
            // Read below.
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
