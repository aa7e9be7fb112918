package io.broadsheet.article.search;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/** An index and the place in the topic up to which it was saved. */
final class OpenIndex implements Closeable {

    private static final String FORMAT = "format";
    private static final String TOPIC = "topic";
    private static final String AT = "at";
    private static final String OFFSET = "offset-";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final String topic;
    private final Clock clock;
    private final Runnable afterwards;

    /** @param afterwards what to do when all is closed */
    OpenIndex(Directory directory, IndexWriter writer, String topic, Clock clock, Runnable afterwards)
            throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, true, false, null);
        this.topic = topic;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    <T> T read(SearchIndex.Reading<T> reading) throws IOException {
        var searcher = searchers.acquire();
        try {
            return reading.from(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** For what is not there: it need not be looked for. */
    void add(Document document) throws IOException {
        writer.addDocument(document);
    }

    void replace(Term key, Document document) throws IOException {
        writer.updateDocument(key, document);
    }

    boolean isBroken() {
        return !writer.isOpen();
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void purge() throws IOException {
        writer.forceMergeDeletes(true);
    }

    /** Of the commit that was opened. */
    Map<Integer, Long> saved() {
        var saved = new HashMap<Integer, Long>();
        var data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> {
                if (entry.getKey().startsWith(OFFSET)) {
                    saved.put(
                            Integer.valueOf(entry.getKey().substring(OFFSET.length())), Long.valueOf(entry.getValue()));
                }
            });
        }
        return saved;
    }

    void save(Map<Integer, Long> offsets) throws IOException {
        var data = new HashMap<String, String>();
        data.put(FORMAT, ArticleFields.FORMAT);
        data.put(TOPIC, topic);
        data.put(AT, clock.instant().toString());
        offsets.forEach((partition, offset) -> data.put(OFFSET + partition, offset.toString()));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /** Whether a saved index can be gone on with. */
    static boolean isOfUse(Map<String, String> data, String topic, Instant oldest) {
        var at = data.get(AT);
        return ArticleFields.FORMAT.equals(data.get(FORMAT))
                && topic.equals(data.get(TOPIC))
                && at != null
                && Instant.parse(at).isAfter(oldest);
    }

    /** What was not saved is read from the topic again. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        } finally {
            afterwards.run();
        }
    }
}
