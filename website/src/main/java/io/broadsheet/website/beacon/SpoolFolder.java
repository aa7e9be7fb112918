package io.broadsheet.website.beacon;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A folder for one process: of the numbered ones in a shared folder the first that nobody uses, with what a process left
 * there that has ended; or a temporary one.
 */
final class SpoolFolder implements Closeable {

    private static final int MOST = 100;

    private final Path path;
    private final boolean isTemporary;
    private final @Nullable FileChannel lock;

    private SpoolFolder(Path path, boolean isTemporary, @Nullable FileChannel lock) {
        this.path = path;
        this.isTemporary = isTemporary;
        this.lock = lock;
    }

    static SpoolFolder open(@Nullable Path shared) throws IOException {
        if (shared == null) {
            return new SpoolFolder(Files.createTempDirectory("broadsheet-views"), true, null);
        }
        for (var number = 0; number < MOST; number++) {
            var folder = Files.createDirectories(shared.resolve(Integer.toString(number)));
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new SpoolFolder(folder, false, channel);
            }
            channel.close();
        }
        throw new IOException("All of " + MOST + " folders in " + shared + " are in use");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** Whether what is there outlives this process. */
    boolean isKept() {
        return !isTemporary;
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
        if (isTemporary) {
            FileSystemUtils.deleteRecursively(path);
        }
    }
}
