package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.Assert;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that reads through its indexes, and of each document what is asked for. */
final class DurableCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final Document NO_ORDER = new Document();
    private static final int NONE = -1;

    private final MVMap<Object, Stored> documents;
    private int updating = NONE; // guarded by this: how many documents the update at work may change, 0 for all

    DurableCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Stored> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : Missing.ofNullable(document.get(getIdField()));
        Stored previous = documents.put(id, Stored.of(document));
        Assert.isNull(previous, () -> "There was a document already with key " + id + " in " + this);
        return id;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, Stored.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        Objects.requireNonNull(documents.remove(position), "There is no such document");
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        Stored stored = documents.get(position);
        return stored == null ? null : stored.document();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().document(), entry.getKey()));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Counted when it is asked for: to keep the sum would be one write more for each. */
    @Override
    protected int getDataSize() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                documents.values().stream()
                        .mapToLong(each -> each.bson().length)
                        .sum());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {
        throw new UnsupportedOperationException("It is counted when it is asked for");
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

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    /** The input of an aggregation, which asks for it once, before its stages run. */
    @Override
    public Stream<Document> queryAllAsStream() {
        LeadingMatch beginning = LeadingMatch.take();
        Document match = beginning.match();
        return match == null
                ? documents.values().stream().map(stored -> stored.select(beginning.fields()))
                : find(match, NO_ORDER, 0, 0, stored -> stored.select(beginning.fields())).stream();
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

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Document sort = orderBy == null ? NO_ORDER : orderBy;
        if (query.isEmpty() && sort.isEmpty() && skip == 0 && limit == 0 && batchSize == 0 && fields == null) {
            // As it is read, not all at once.
            return new QueryResult(
                    () -> documents.values().stream().map(Stored::document).iterator());
        }
        boolean isUpdate = Thread.holdsLock(this) && updating != NONE;
        int most = isUpdate ? Math.max(limit, updating) : limit;
        if (fields == null || fields.isEmpty()) {
            return createQueryResult(new Documents(find(query, sort, skip, most, UnaryOperator.identity())), batchSize);
        }
        Selection part = Selection.ofProjection(fields);
        Stream<Document> parts = find(query, sort, skip, most, stored -> stored.select(part)).stream();
        return matchDocumentsFromStream(NO_ORDER, parts, 0, 0, batchSize, (Comparator<Document>) null, fields);
    }

    /** Null if the documents have to be read for it. */
    synchronized @Nullable List<Document> count(IndexCount asked) {
        Plan plan = Plan.best(getIndexes(), asked.match(), NO_ORDER, 0);
        return plan == null ? null : asked.by(plan);
    }

    /** Which way a find goes, as MongoDB tells it: the index that is read, or that there is none, and a sort after it. */
    synchronized Document explain(Document query, Document orderBy, int limit) {
        if (!orderBy.containsKey("$natural")) {
            Plan plan = Plan.best(getIndexes(), query, orderBy, limit);
            if (plan != null) {
                return plan.ordered() ? plan.explained() : sorted(plan.explained());
            }
            List<Plan> alternatives = Plan.ofEach(getIndexes(), query);
            if (alternatives != null) {
                Document any = new Document("stage", "OR")
                        .append(
                                "inputStages",
                                alternatives.stream().map(Plan::explained).toList());
                return orderBy.isEmpty() ? any : sorted(any);
            }
        }
        Document scan = new Document("stage", "COLLSCAN");
        return orderBy.isEmpty() ? scan : sorted(scan);
    }

    private static Document sorted(Document input) {
        return new Document("stage", "SORT").append("inputStage", input);
    }

    /** @param read what is kept of each: all that match may be more than there is memory for */
    private <T> List<T> find(Document query, Document orderBy, int skip, int limit, Function<Stored, T> read) {
        if (!orderBy.containsKey("$natural")) {
            synchronized (this) {
                Plan plan = Plan.best(getIndexes(), query, orderBy, limit);
                if (plan != null) {
                    Stream<Stored> candidates = plan.positions().map(documents::get);
                    return page(candidates, query, plan.ordered() ? NO_ORDER : orderBy, skip, limit, read);
                }
                List<Plan> alternatives = Plan.ofEach(getIndexes(), query);
                if (alternatives != null) {
                    Stream<Object> positions =
                            alternatives.stream().flatMap(Plan::positions).distinct();
                    return page(positions.map(documents::get), query, orderBy, skip, limit, read);
                }
            }
        }
        return page(documents.values().stream(), query, orderBy, skip, limit, read);
    }

    private <T> List<T> page(
            Stream<Stored> candidates,
            Document query,
            Document orderBy,
            int skip,
            int limit,
            Function<Stored, T> read) {
        Selection asked = Selection.ofQuery(query);
        Stream<Stored> matches = query.isEmpty()
                ? candidates
                : candidates.filter(stored -> documentMatchesQuery(stored.select(asked), query));
        int end = limit > 0 ? skip + limit : Integer.MAX_VALUE;
        Stream<T> ordered;
        if (isNaturalDescending(orderBy)) {
            ordered = matches.map(read).toList().reversed().stream();
        } else if (deriveComparator(orderBy) instanceof Comparator<Document> order) {
            ordered = new FirstOf<>(order, Selection.ofSort(orderBy), end, read).of(matches);
        } else {
            ordered = matches.map(read);
        }
        return ordered.limit(end).skip(skip).toList();
    }
}
