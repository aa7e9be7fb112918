package io.broadsheet.embedded.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The newest mails, a file each: what was added is there after {@code kill -9}. */
public final class MailStore {

    private static final String MAIL = ".eml";
    private static final String UNFINISHED = ".part";
    private static final long MOST_BYTES = 1L << 30;

    private final Path folder;
    private final int keep;
    private final long mostBytes;
    private final ConcurrentSkipListMap<String, Long> sizes = new ConcurrentSkipListMap<>(); // by id
    private final AtomicInteger count = new AtomicInteger(); // the map would count one by one
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong next;
    private final Map<String, Summary> summaries = new ConcurrentHashMap<>();

    private MailStore(Path folder, int keep, long mostBytes) throws IOException {
        this.folder = folder;
        this.keep = keep;
        this.mostBytes = mostBytes;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(MAIL)) {
                    remember(name.substring(0, name.length() - MAIL.length()), Files.size(file));
                } else if (name.endsWith(UNFINISHED)) {
                    Files.delete(file); // was never answered
                }
            }
        }
        next = new AtomicLong(sizes.isEmpty() ? 0 : Long.parseLong(sizes.lastKey(), 16));
        forgetOldest();
    }

    /** @param keep how many mails stay: the newest ones, and at most a gigabyte of them */
    public static MailStore open(Path folder, int keep) throws IOException {
        return open(folder, keep, MOST_BYTES);
    }

    static MailStore open(Path folder, int keep, long mostBytes) throws IOException {
        Files.createDirectories(folder);
        return new MailStore(folder, keep, mostBytes);
    }

    /** The id under which the mail is kept by the time this returns. */
    String add(Envelope envelope, byte[] data) {
        String id = String.format("%016x", next.incrementAndGet());
        Path unfinished = folder.resolve(id + UNFINISHED);
        byte[] headers = Delivery.headers(envelope, data);
        try {
            try (var file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer[] parts = {ByteBuffer.wrap(headers), ByteBuffer.wrap(data)};
                while (parts[1].hasRemaining()) {
                    file.write(parts);
                }
            }
            Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(unfinished);
            throw new UncheckedIOException(e);
        }
        remember(id, (long) headers.length + data.length);
        forgetOldest();
        return id;
    }

    private void remember(String id, long size) {
        sizes.put(id, size);
        count.incrementAndGet();
        bytes.addAndGet(size);
    }

    /** On a disk that is full each try would take more of it. */
    private static void discard(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            // Until the next start.
        }
    }

    int count() {
        return count.get();
    }

    /** Newest first. */
    List<Summary> summaries(int start, int limit) {
        return sizes.descendingKeySet().stream()
                .skip(start)
                .limit(limit)
                .flatMap(id -> summary(id).stream())
                .toList();
    }

    Optional<String> newest() {
        return sizes.descendingKeySet().stream().findFirst();
    }

    /** The mail as it was sent, after the headers of its delivery. */
    Optional<byte[]> raw(String id) {
        if (!sizes.containsKey(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file(id)));
        } catch (NoSuchFileException forgottenMeanwhile) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ParsedMail> mail(String id) {
        return raw(id).map(raw -> {
            try {
                return ParsedMail.parse(id, Files.getLastModifiedTime(file(id)).toInstant(), raw);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void delete(String id) {
        Long size = sizes.remove(id);
        if (size != null) {
            forget(id, size);
        }
    }

    void deleteAll() {
        List.copyOf(sizes.keySet()).forEach(this::delete);
    }

    private Optional<Summary> summary(String id) {
        Summary known = summaries.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Summary> summary = mail(id).map(ParsedMail::summary);
        summary.filter(any -> sizes.containsKey(id)).ifPresent(fresh -> summaries.put(id, fresh));
        return summary;
    }

    private void forgetOldest() {
        while (count.get() > keep || bytes.get() > mostBytes && count.get() > 1) {
            var oldest = sizes.pollFirstEntry();
            if (oldest == null) {
                return;
            }
            forget(oldest.getKey(), oldest.getValue());
        }
    }

    private void forget(String id, long size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
        summaries.remove(id);
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + MAIL);
    }
}
