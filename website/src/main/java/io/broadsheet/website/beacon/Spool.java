package io.broadsheet.website.beacon;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lines that wait for somebody, in files of a folder: appended by many, synced to the disk together, read by one in the
 * same order. A file is named by the position of its first byte among all that were ever written there; beside them lies
 * the position up to which all were read and are needed no more.
 *
 * <p>By {@link RandomAccessFile}, since an interrupt would close a channel.
 */
final class Spool implements Closeable {

    private static final String SUFFIX = ".lines";
    private static final String DONE = "done";
    private static final Pattern POSITION = Pattern.compile("\\d{19}");
    private static final int LONGEST = 4 << 10;
    private static final int CHUNK = 32 * LONGEST;

    private final Path folder;
    private final long most;
    private final long segment;
    private final RandomAccessFile mark;
    // Guarded by this
    private final NavigableMap<Long, Path> files = new TreeMap<>();
    private RandomAccessFile active;
    private long written;
    private long synced;
    /** One syncs for all that wait for it. */
    private boolean syncing;

    private long done;
    private long waiting;

    // Of the one who reads
    private long read;

    /** @param end the position behind them */
    record Batch(List<byte[]> lines, long end) {}

    /**
     * Goes on with what lies in the folder.
     *
     * @param folder that nobody else uses
     * @param most bytes that may wait
     * @param segment bytes of a file, or a little more; it is deleted once all of it was read
     */
    Spool(Path folder, long most, long segment) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
        this.segment = segment;
        try (var left = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : left) {
                var first = Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""));
                files.put(first, file);
                written = Math.max(written, first + Files.size(file));
            }
        }
        mark = new RandomAccessFile(folder.resolve(DONE).toFile(), "rw");
        done = Math.max(marked(), files.isEmpty() ? 0 : files.firstKey());
        written = Math.max(written, done);
        synced = written;
        active = begin(written);
        waiting = count();
        read = done;
    }

    private long count() throws IOException {
        var lines = 0L;
        read = done;
        while (read < written) {
            var batch = next(Integer.MAX_VALUE);
            lines += batch.lines.size();
            read = batch.end;
        }
        return lines;
    }

    private long marked() throws IOException {
        mark.seek(0);
        var position = mark.readLine();
        return position == null || !POSITION.matcher(position).matches() ? 0 : Long.parseLong(position);
    }

    /**
     * Keeps a line, on the disk when this returns.
     *
     * @param line without an end of its own
     * @return false if too much waits already
     */
    boolean append(byte[] line) throws IOException {
        if (line.length >= LONGEST) {
            return false;
        }
        var ended = new byte[line.length + 1];
        System.arraycopy(line, 0, ended, 0, line.length);
        ended[line.length] = '\n';
        long end;
        synchronized (this) {
            if (written + ended.length - done > most) {
                return false;
            }
            try {
                active.write(ended);
            } catch (IOException full) {
                // Half a line would spoil the next one.
                active.setLength(written - files.lastKey());
                active.seek(active.length());
                throw full;
            }
            written += ended.length;
            waiting++;
            end = written;
        }
        sync(end);
        return true;
    }

    private void sync(long upTo) throws IOException {
        RandomAccessFile file;
        long end;
        synchronized (this) {
            // Whoever is synced leaves at once, rather than behind those who are not yet.
            while (syncing && synced < upTo) {
                awaitChange();
            }
            if (synced >= upTo) {
                return;
            }
            if (written - files.lastKey() >= segment) {
                beginNext();
                return;
            }
            file = active;
            end = written;
            syncing = true;
        }
        var isSynced = false;
        try {
            file.getFD().sync();
            isSynced = true;
        } finally {
            synchronized (this) {
                syncing = false;
                synced = isSynced ? end : synced;
                notifyAll();
            }
        }
    }

    /** The file before it is on the disk by then: what is there follows without a gap, whenever the machine stops. */
    private synchronized void beginNext() throws IOException {
        active.getFD().sync();
        synced = written;
        notifyAll();
        var before = active;
        active = begin(written);
        before.close();
    }

    private synchronized void awaitChange() throws IOException {
        try {
            wait();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private RandomAccessFile begin(long position) throws IOException {
        var path = folder.resolve(name(position) + SUFFIX);
        var file = new RandomAccessFile(path.toFile(), "rw");
        files.put(position, path);
        return file;
    }

    /** Waits until there is something to be read. */
    synchronized void await() throws InterruptedException {
        while (synced <= read) {
            wait();
        }
    }

    /** @return those that follow what was read last, none if nothing does; the same until they are {@link #done} */
    Batch next(int most) throws IOException {
        long first;
        long end;
        Path path;
        synchronized (this) {
            var file = files.floorEntry(read);
            var after = files.higherKey(read);
            first = file == null ? files.firstKey() : file.getKey();
            path = file == null ? files.firstEntry().getValue() : file.getValue();
            end = Math.min(after == null ? synced : after, synced);
        }
        return lines(path, first, Math.max(read, first), end, most);
    }

    /** They are needed no more. After a kill a few of them may be read again. */
    void done(Batch batch) throws IOException {
        mark.seek(0);
        mark.write((name(batch.end) + '\n').getBytes(US_ASCII));
        read = batch.end;
        synchronized (this) {
            done = batch.end;
            waiting -= batch.lines.size();
            while (files.size() > 1 && secondKey() <= done) {
                Files.deleteIfExists(files.pollFirstEntry().getValue());
            }
        }
    }

    private long secondKey() {
        return files.higherKey(files.firstKey());
    }

    /** How many lines wait. */
    synchronized long waiting() {
        return waiting;
    }

    private static Batch lines(Path path, long first, long from, long to, int most) throws IOException {
        byte[] chunk;
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            // A copy may have stopped half-way.
            var there = Math.min(to, first + file.length());
            chunk = new byte[(int) Math.clamp(there - from, 0, CHUNK)];
            file.seek(from - first);
            file.readFully(chunk);
        }
        var lines = new ArrayList<byte[]>();
        var start = 0;
        for (var i = 0; i < chunk.length && lines.size() < most; i++) {
            if (chunk[i] == '\n') {
                lines.add(Arrays.copyOfRange(chunk, start, i));
                start = i + 1;
            }
        }
        // Half a line at the end is what was being written when the machine stopped.
        return new Batch(lines, lines.isEmpty() ? to : from + start);
    }

    private static String name(long position) {
        return "%019d".formatted(position);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            active.close();
        }
        mark.close();
    }
}
