package io.broadsheet.standalone;

import io.broadsheet.identity.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that holds everything, for one process at a time; the kernel gives the lock back, however that one ends.
 *
 * @param tokenSecret signs the links in mails; kept, so that they work after a restart
 */
record DataDirectory(Path path, FileChannel lock, String tokenSecret) implements AutoCloseable {

    private static final String TOKEN_SECRET = "token-secret";

    /**
     * @param empty whether a folder that is opened for the first time wants no sample newspaper
     * @throws Refusal if another process has it, or it cannot be written
     */
    static DataDirectory open(Path path, boolean empty) {
        try {
            Files.createDirectories(path);
            var lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new Refusal(
                        "Another ./start works on " + path + ". Stop it, or give this one its own: --data DIR");
            }
            if (!empty && !Files.exists(path.resolve(TOKEN_SECRET))) {
                // Before the secret: a start that is killed between the two is still the first.
                Files.writeString(sampleWanted(path), "");
            }
            return new DataDirectory(path, lock, tokenSecret(path));
        } catch (IOException e) {
            throw new Refusal("Cannot keep data in " + path + " (" + e + "). Give another folder: --data DIR");
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    Path credentials() {
        return path.resolve("credentials");
    }

    /** Whether the sample newspaper is to be put in, or was not finished. */
    boolean wantsSample() {
        return Files.exists(sampleWanted(path));
    }

    void sampleIsIn() {
        try {
            Files.deleteIfExists(sampleWanted(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sampleWanted(Path path) {
        return path.resolve("sample-wanted");
    }

    private static String tokenSecret(Path path) {
        return PrivateFile.readOrCreate(path.resolve(TOKEN_SECRET), () -> {
                    var random = new byte[32];
                    new SecureRandom().nextBytes(random);
                    return HexFormat.of().formatHex(random) + "\n";
                })
                .strip();
    }
}
