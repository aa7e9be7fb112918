package io.broadsheet.article.search;

import io.broadsheet.contract.ArticlePublished;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The index of this instance: written by {@link IndexTail}, read by all. It is opened by that too, after the
 * start; until then nothing is found.
 */
@Component
class SearchIndex implements Closeable {

    /** The version of what is not there; others begin with 1. */
    private static final long NONE = 0;

    private final IndexFolder folder;
    /** Of articles changed since the last refresh. */
    private final Map<UUID, Long> recent = new ConcurrentHashMap<>();

    private volatile @Nullable OpenIndex open;
    private volatile boolean complete;

    /** What is read from the index, while it stays as it is. */
    @FunctionalInterface
    interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    SearchIndex(IndexFolder folder, MeterRegistry meters) {
        this.folder = folder;
        Gauge.builder("broadsheet.search.articles", this, SearchIndex::count)
                .description("Published articles that search knows")
                .register(meters);
    }

    // For readers

    /** Whether everything that was announced before this start has been taken in. */
    boolean isComplete() {
        return complete;
    }

    /** @return {@code nothing} before the index is open */
    <T> T read(Reading<T> reading, T nothing) {
        var index = open;
        try {
            return index == null ? nothing : index.read(reading);
        } catch (AlreadyClosedException reopening) {
            return nothing;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private double count() {
        return read(searcher -> searcher.count(new FieldExistsQuery(ArticleFields.PUBLISHED)), 0);
    }

    // For the one who writes

    /**
     * Opens what was saved, if it is of use.
     *
     * @param topic the id of the topic that the index is to be of
     * @param anew whether what was saved is known to be of none
     * @return the next offset to be read by partition; empty if the index is, too
     */
    Map<Integer, Long> open(String topic, boolean anew) throws IOException {
        close();
        var opened = folder.open(topic, anew);
        open = opened;
        return opened.saved();
    }

    /** Articles may be put and removed at once, but each by one thread only. */
    void put(ArticlePublished article) throws IOException {
        write(article.id(), article.version(), () -> ArticleFields.of(article));
    }

    void remove(UUID article, long version) throws IOException {
        write(article, version, () -> ArticleFields.marker(article, version));
    }

    /**
     * Saves, and leaves nothing in the folder of what is to be found no more: text that was erased shall not lie there until
     * chance merges it away.
     *
     * @param offsets the next to be read, by partition
     */
    void purge(Map<Integer, Long> offsets) throws IOException {
        writing().purge();
        save(offsets);
        // Whoever reads the index as it was before holds on to its files.
        refresh();
    }

    private void write(UUID article, long version, Supplier<Document> document) throws IOException {
        var known = recent.get(article);
        if (known == null) {
            known = writing().read(searcher -> version(searcher, article));
        }
        if (known >= version) {
            return;
        }
        if (known == NONE) {
            writing().add(document.get());
        } else {
            writing().replace(key(article), document.get());
        }
        recent.put(article, version);
    }

    /** Whether it takes nothing any more until it is opened again. */
    boolean isBroken() {
        var index = open;
        return index == null || index.isBroken();
    }

    /** What has been written can be found from now on. */
    void refresh() throws IOException {
        writing().refresh();
        recent.clear();
    }

    void complete() {
        complete = true;
    }

    /** @param offsets the next to be read, by partition */
    void save(Map<Integer, Long> offsets) throws IOException {
        writing().save(offsets);
    }

    @Override
    public void close() throws IOException {
        var closing = open;
        open = null;
        complete = false;
        recent.clear();
        if (closing != null) {
            closing.close();
        }
    }

    private OpenIndex writing() {
        var index = open;
        if (index == null) {
            throw new IllegalStateException("The index is not open");
        }
        return index;
    }

    private static Term key(UUID article) {
        return new Term(ArticleFields.ID, article.toString());
    }

    private static long version(IndexSearcher searcher, UUID article) throws IOException {
        var version = Lookup.first(searcher, key(article), (reader, doc) -> {
            var versions = DocValues.getNumeric(reader, ArticleFields.VERSION);
            return versions.advanceExact(doc) ? versions.longValue() : 0L;
        });
        return version == null ? NONE : version;
    }
}
