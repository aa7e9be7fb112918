package io.broadsheet.standalone;

import io.broadsheet.embedded.DataInUse;
import io.broadsheet.embedded.DataLock;
import io.broadsheet.embedded.FolderOfOthers;
import io.broadsheet.identity.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that holds everything, for one process at a time; the kernel gives the lock back, however that one ends.
 *
 * @param tokenSecret signs the links in mails; kept, so that they work after a restart
 */
record DataDirectory(Path path, DataLock lock, String tokenSecret) implements AutoCloseable {

    private static final String TOKEN_SECRET = "token-secret";

    /**
     * @param empty whether a folder that is opened for the first time wants no sample newspaper
     * @throws Refusal if another process has it, it holds what is not Broadsheet's, or it cannot be written
     */
    static DataDirectory open(Path path, boolean empty) {
        try {
            var lock = DataLock.on(path);
            if (!empty && !Files.exists(path.resolve(TOKEN_SECRET))) {
                // Before the secret: a start that is killed between the two is still the first.
                Files.writeString(sampleWanted(path), "");
            }
            return new DataDirectory(path, lock, tokenSecret(path));
        } catch (DataInUse taken) {
            throw new Refusal("Another ./start works on " + path + ". Stop it, or give this one its own: --data DIR");
        } catch (FolderOfOthers mixed) {
            throw new Refusal(mixed.getMessage() + ". Give a new or an empty one: --data DIR");
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("Cannot keep data in " + path + " (" + e + "). Give another folder: --data DIR");
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    /** An empty folder of its own for what is needed until the process ends, however that one ended that used it before. */
    Path scratch() {
        var folder = path.resolve("scratch");
        try {
            Files.createDirectories(folder);
            try (var left = Files.list(folder)) {
                for (var file : left.toList()) {
                    Files.delete(file);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
