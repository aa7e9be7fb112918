package io.broadsheet.article.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Opens the index in its folder, an empty one if what lies there is of no use. */
@Component
class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String TEMPORARY = "broadsheet-search";

    private final SearchSettings settings;
    private final Clock clock;

    IndexFolder(SearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    OpenIndex open(String topic, boolean anew) throws IOException {
        var kept = settings.folder();
        if (kept == null) {
            var folder = Files.createTempDirectory(TEMPORARY);
            deleteAbandoned(Objects.requireNonNull(folder.getParent()));
            return open(FSDirectory.open(folder), OpenMode.CREATE, topic, () -> delete(folder));
        }
        Files.createDirectories(kept);
        var directory = FSDirectory.open(kept);
        if (!anew && isOfUse(directory, topic)) {
            try {
                return open(directory, OpenMode.APPEND, topic, () -> {});
            } catch (CorruptIndexException | NoSuchFileException | IllegalArgumentException broken) {
                tell(broken);
            }
        }
        empty(directory);
        return open(directory, OpenMode.CREATE, topic, () -> {});
    }

    /** What a process that was killed left: texts lie there that may have been erased since. */
    private static void deleteAbandoned(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
            for (var folder : folders) {
                // Without the file of a lock nothing was written yet: another process is about to begin.
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.exists(folder.resolve(IndexWriter.WRITE_LOCK_NAME))) {
                    deleteUnlessLocked(folder);
                }
            }
        }
    }

    private static void deleteUnlessLocked(Path folder) {
        try (var directory = FSDirectory.open(folder);
                var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            FileSystemUtils.deleteRecursively(folder);
        } catch (LockObtainFailedException inUse) {
            LOG.debug("Another process works with the search index in {}", folder);
        } catch (IOException kept) {
            LOG.warn(
                    "An abandoned search index stays in {}: {}",
                    folder,
                    kept.getClass().getSimpleName());
        }
    }

    /** Even a new index is begun by reading the last one, which may be what is broken. Nothing else there is touched. */
    private static void empty(Directory directory) throws IOException {
        try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (var file : directory.listAll()) {
                lock.ensureValid();
                if (file.startsWith(IndexFileNames.SEGMENTS)
                        || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                        || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private OpenIndex open(Directory directory, OpenMode mode, String topic, Runnable afterwards) throws IOException {
        var merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0);
        var scheduler = new ConcurrentMergeScheduler();
        scheduler.setMaxMergesAndThreads(4, 1);
        var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(Analysis.INDEXING)
                        .setOpenMode(mode)
                        .setRAMBufferSizeMB(settings.buffer().toKilobytes() / 1024.0)
                        .setMergePolicy(merges)
                        .setMergeScheduler(scheduler)
                        .setCommitOnClose(false));
        return new OpenIndex(directory, writer, topic, clock, afterwards);
    }

    private boolean isOfUse(Directory directory, String topic) {
        try {
            return DirectoryReader.indexExists(directory)
                    && OpenIndex.isOfUse(
                            SegmentInfos.readLatestCommit(directory).getUserData(),
                            topic,
                            clock.instant().minus(settings.trust()));
        } catch (IOException | IllegalArgumentException broken) {
            tell(broken);
            return false;
        }
    }

    private static void tell(Exception broken) {
        LOG.warn(
                "The search index cannot be read and is built anew: {}",
                broken.getClass().getSimpleName());
    }

    private static void delete(Path folder) {
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
