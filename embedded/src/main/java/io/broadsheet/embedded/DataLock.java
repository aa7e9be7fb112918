package io.broadsheet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data folder for its owner, and for one part of one process; the end of the process, however it comes, gives it
 * free.
 */
public final class DataLock implements AutoCloseable {

    static final String FILE = "broadsheet.lock";

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Creates the folder when it is new, and closes it to others when it is not.
     *
     * @throws DataInUse when somebody else has it
     * @throws FolderOfOthers when it holds what Broadsheet has not put there
     */
    public static DataLock on(Path data) {
        try {
            OwnerOnly.folder(data);
            var file = FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isMine(file)) {
                file.close();
                throw new DataInUse(data);
            }
            return new DataLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMine(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
