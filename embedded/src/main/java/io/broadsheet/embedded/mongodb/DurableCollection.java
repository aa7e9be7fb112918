package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that reads through its indexes, without holding up its writers, and never changes a stored document. */
final class DurableCollection extends H2Collection {

    private static final int NONE = -1;

    private final MVMap<Object, Document> documents;
    private int updating = NONE; // guarded by this: how many documents the update at work may change, 0 for all

    DurableCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        this.documents = documents;
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        updating = multi ? 0 : 1;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            updating = NONE;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        updating = 1;
        try {
            return super.findAndModify(query);
        } finally {
            updating = NONE;
        }
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        try {
            super.addIndex(index);
        } catch (RuntimeException failed) { // duplicates: half an index would pass for a whole one next time
            if (getIndexes().stream().noneMatch(existing -> existing.getName().equals(index.getName()))) {
                ((BTreeIndex) index).clear();
            }
            throw failed;
        }
    }

    /** A write would encode the whole document twice for a figure that hardly anybody asks for. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        if (documents == null) { // asked by the superclass as it is made, for its log
            return 0;
        }
        return documents.values().stream().mapToInt(DurableCollection::size).reduce(0, Integer::sum);
    }

    private static int size(Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, bytes);
        return bytes.readableBytes();
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    /** The input of an aggregation, which asks for it once, before its stages run. */
    @Override
    public Stream<Document> queryAllAsStream() {
        LeadingMatch beginning = LeadingMatch.take();
        Document match = beginning.match();
        Stream<Document> input = match == null ? super.queryAllAsStream() : handleQueryAsStream(match);
        return beginning.changesInput() ? input.map(Document::cloneDeeply) : input;
    }

    /** Not synchronized, other than in the superclass: a long read must not hold up the writers. */
    @Override
    public QueryResult handleQuery(QueryParameters p) {
        Document selector = p.getQuerySelector();
        String prefix = selector.containsKey("$query") ? "$" : "";
        Document query = selector.get(prefix + "query") instanceof Document inner ? inner : selector;
        Document orderBy = query != selector ? (Document) selector.get(prefix + "orderby") : null;
        return queryDocuments(query, orderBy, p.getNumberToSkip(), p.getLimit(), p.getBatchSize(), p.getProjection());
    }

    /** An update gets copies to change; everybody else gets the stored documents, which nobody changes. */
    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        if (!Thread.holdsLock(this) || updating == NONE) {
            return find(query, orderBy, skip, limit, batchSize, fields);
        }
        QueryResult found = find(query, orderBy, skip, Math.max(limit, updating), batchSize, fields);
        return new QueryResult(() -> StreamSupport.stream(found.spliterator(), false)
                .map(Document::cloneDeeply)
                .iterator());
    }

    /** Null if the documents have to be read for it. */
    synchronized @Nullable List<Document> count(IndexCount asked) {
        Plan plan = Plan.best(getIndexes(), asked.match(), new Document(), 0);
        return plan == null ? null : asked.by(plan);
    }

    private QueryResult find(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Document sort = orderBy == null ? new Document() : orderBy;
        if (query.isEmpty() && sort.isEmpty() && skip == 0 && limit == 0 && batchSize == 0 && fields == null) {
            return new QueryResult(documents.values()); // as it is read, not all at once
        }
        if (!sort.containsKey("$natural")) {
            synchronized (this) {
                Plan plan = Plan.best(getIndexes(), query, sort, limit);
                if (plan != null) {
                    Stream<Document> candidates = plan.positions().map(documents::get);
                    return matchDocumentsFromStream(
                            candidates, query, plan.ordered() ? null : orderBy, skip, limit, batchSize, fields);
                }
            }
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** Keeps no more than the page asked for, where the superclass sorts everything that matches. */
    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> stream,
            int skip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> order,
            @Nullable Document fields) {
        if (order == null || limit <= 0) {
            return super.matchDocumentsFromStream(query, stream, skip, limit, batchSize, order, fields);
        }
        int page = skip + limit;
        List<Document> first = new ArrayList<>();
        stream.filter(document -> documentMatchesQuery(document, query)).forEach(document -> {
            first.add(document);
            if (first.size() > 2 * page + 1_000) {
                first.sort(order);
                first.subList(page, first.size()).clear();
            }
        });
        return super.matchDocumentsFromStream(new Document(), first.stream(), skip, limit, batchSize, order, fields);
    }
}
