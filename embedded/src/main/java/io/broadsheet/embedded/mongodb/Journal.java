package io.broadsheet.embedded.mongodb;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What was written since the store was last saved, in a file beside it: a few bytes for each change, where the store
 * writes whole pages, some of each map. Each record says what a key holds from then on, so that reading it again changes
 * nothing. It counts only for the very state of the store that it was begun on.
 *
 * <p>Maps that come or go are not told of: {@link #saveSoon} has the store saved instead. Whatever is told of must be
 * open when the store is opened again.
 */
final class Journal implements AutoCloseable {

    private static final long MAGIC = 0x42534a4e4c000001L;
    private static final int HEADER = 2 * Long.BYTES;
    private static final int FRAME = 2 * Integer.BYTES;

    /** Replayed in well under a second. */
    private static final long LONGEST = 8 << 20;
    /** Of pages in memory that are not in the store; it counts twice what they take. */
    private static final int MOST_UNSAVED = 16 << 20;

    private final MVStore store;
    private final RandomAccessFile file;
    private WriteBuffer pending = empty(new WriteBuffer()); // guarded by this, like all below
    private WriteBuffer spare = new WriteBuffer();
    private long length = HEADER;
    private boolean recording;
    private boolean saveSoon;

    /** With room for what is said of the frame. */
    private static WriteBuffer empty(WriteBuffer buffer) {
        return buffer.clear().putLong(0);
    }

    /** It records nothing before {@link #replay}. */
    Journal(MVStore store, Path path) {
        this.store = store;
        try {
            this.file = new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param value what the key holds now; null if it is gone */
    synchronized <K, V> void changed(MVMap<K, V> map, K key, @Nullable V value) {
        if (!recording || saveSoon) {
            return;
        }
        int begin = pending.position();
        boolean whole = false;
        try {
            pending.putVarInt(map.getId()).put((byte) (value == null ? 0 : 1));
            map.getKeyType().write(pending, key);
            if (value != null) {
                map.getValueType().write(pending, value);
            }
            whole = true;
        } finally {
            if (!whole) { // no memory, for one: nobody could read on behind half of it
                pending.position(begin);
                saveSoon = true;
            }
        }
    }

    /** A map came, went or was emptied. */
    synchronized void saveSoon() {
        saveSoon = true;
    }

    /** Whether it is time to save the store. */
    synchronized boolean isFull() {
        return saveSoon || length + pending.position() > LONGEST || store.getUnsavedMemory() > MOST_UNSAVED;
    }

    /** What was written since it was last called; nobody writes meanwhile. It is valid until the next call. */
    synchronized WriteBuffer take() {
        WriteBuffer taken = pending;
        pending = empty(spare);
        spare = taken;
        return taken;
    }

    /** Appends what was taken: once this returns the end of the process takes nothing of it away. */
    void append(WriteBuffer taken) throws IOException {
        int size = taken.position() - FRAME;
        if (size == 0) {
            return;
        }
        byte[] frame = taken.getBuffer().array();
        ByteBuffer.wrap(frame).putInt(size).putInt(checksum(frame, FRAME, size));
        // Not by a channel, which the interrupt of a thread would close for good.
        file.write(frame, 0, FRAME + size);
        synchronized (this) {
            length += FRAME + size;
        }
    }

    /** The store was saved: what is here counts no more. */
    synchronized void restart() throws IOException {
        pending = empty(pending);
        file.setLength(0);
        file.seek(0);
        file.write(ByteBuffer.allocate(HEADER)
                .putLong(MAGIC)
                .putLong(store.getFileStore().lastChunkVersion())
                .array());
        length = HEADER;
        saveSoon = false;
        recording = true;
    }

    /**
     * Puts into the maps, all open by now, what a process that was killed had written.
     *
     * @return whether there was anything
     */
    boolean replay() {
        try {
            byte[] all = new byte[(int) Math.min(file.length(), Integer.MAX_VALUE - 8)];
            file.seek(0);
            file.readFully(all);
            return replay(ByteBuffer.wrap(all));
        } catch (EOFException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean replay(ByteBuffer all) {
        if (all.remaining() < HEADER
                || all.getLong() != MAGIC
                || all.getLong() != store.getFileStore().lastChunkVersion()) {
            return false;
        }
        boolean any = false;
        while (all.remaining() > FRAME) {
            int size = all.getInt();
            int checksum = all.getInt();
            // The last one may have been cut off in the middle: nobody was told that it was written.
            if (size <= 0 || size > all.remaining() || checksum != checksum(all.array(), all.position(), size)) {
                break;
            }
            apply(all.slice(all.position(), size));
            all.position(all.position() + size);
            any = true;
        }
        return any;
    }

    private void apply(ByteBuffer frame) {
        while (frame.hasRemaining()) {
            MVMap<Object, Object> map = store.getMap(DataUtils.readVarInt(frame));
            if (map == null) {
                throw new IllegalStateException("The journal tells of a map that is not there");
            }
            boolean isThere = frame.get() == 1;
            Object key = map.getKeyType().read(frame);
            if (isThere) {
                map.put(key, map.getValueType().read(frame));
            } else {
                map.remove(key);
            }
        }
    }

    private static int checksum(byte[] bytes, int from, int size) {
        var checksum = new CRC32C();
        checksum.update(bytes, from, size);
        return (int) checksum.getValue();
    }

    @Override
    public synchronized void close() {
        recording = false;
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
