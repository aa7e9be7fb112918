package io.broadsheet.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder that nobody but its owner looks into, whatever the umask: it holds mails, names and secrets. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** What only Broadsheet puts into a folder, the last two in builds that locked otherwise. */
    private static final Set<String> MARKS = Set.of(DataLock.FILE, "token-secret", "meta.properties");

    private OwnerOnly() {}

    /**
     * Creates the folder, or takes from others what they may do in one that is there, and in all that Broadsheet keeps in
     * it.
     *
     * @throws FolderOfOthers when it holds what Broadsheet has not put there
     */
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean known = MARKS.stream().map(folder::resolve).anyMatch(Files::exists);
        if (!known && holdsMoreThanFiles(folder)) {
            throw new FolderOfOthers(folder);
        }
        boolean asked = Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
        if (!asked || Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            return;
        }
        if (known) {
            Files.walkFileTree(folder, new Tightening());
        } else {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }

    /** Somebody's folder, or programs. Files alone may be what the start itself prints, and are left as they are. */
    private static boolean holdsMoreThanFiles(Path folder) throws IOException {
        try (var there = Files.list(folder)) {
            return there.anyMatch(
                    each -> !Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS) || Files.isExecutable(each));
        }
    }

    /** The outermost folder last: whoever is interrupted begins again. */
    private static final class Tightening extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                Files.setPosixFilePermissions(file, FILE);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.setPosixFilePermissions(folder, FOLDER);
            return super.postVisitDirectory(folder, failure);
        }
    }
}
