package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.SectionTrees;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionTree.Section;
import io.broadsheet.chassis.store.GuardedChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** In {@code sections}, one document: {@code {_id: "sections", version, sections: [{name, formerly, children}], …}}. */
@Repository
class MongoSections implements SectionTrees {

    private static final String ID = "sections";
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    private final MongoCollection<Document> sections;
    private final MongoCollection<Document> articles;
    private volatile @Nullable Read lastRead;

    private record Read(SectionTree tree, long at) {}

    MongoSections(MongoDatabase database) {
        this.sections = database.getCollection(ID);
        this.articles = database.getCollection(ArticleIndexes.ARTICLES);
    }

    @Override
    public SectionTree current() {
        var known = lastRead;
        return known != null && System.nanoTime() - known.at < KEPT ? known.tree : read();
    }

    @Override
    public SectionTree latest() {
        return read();
    }

    private SectionTree read() {
        var at = System.nanoTime();
        var read = sections.find(eq("_id", ID)).first();
        var tree = read == null ? SectionTree.NONE : tree(read);
        lastRead = new Read(tree, at);
        return tree;
    }

    @Override
    public SectionTree change(UnaryOperator<SectionTree> decision) {
        var changed = GuardedChange.of("the sections", () -> {
            var current = read();
            var next = decision.apply(current);
            return isWritten(current.version(), next) ? next : null;
        });
        lastRead = null;
        return changed;
    }

    private boolean isWritten(long before, SectionTree next) {
        if (before > 0) {
            return sections.updateOne(and(eq("_id", ID), eq("version", before)), new Document("$set", fields(next)))
                            .getMatchedCount()
                    == 1;
        }
        try {
            sections.insertOne(fields(next).append("_id", ID));
            return true;
        } catch (MongoWriteException failure) {
            MongoImages.requireDuplicate(failure);
            return false;
        }
    }

    @Override
    public List<UUID> articlesIn(String key, Collection<String> spellings, Set<UUID> passedOver, int limit) {
        var others = nin("_id", passedOver);
        var found = new LinkedHashSet<>(ids(and(eq(ArticleIndexes.COPY_SECTION, key), others), limit));
        if (!spellings.isEmpty()) {
            found.addAll(ids(and(in(ArticleIndexes.SECTION, spellings), others), limit));
        }
        return List.copyOf(found);
    }

    private List<UUID> ids(Bson filter, int limit) {
        return articles.find(filter)
                .projection(include("_id"))
                .limit(limit)
                .map(read -> read.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    private static Document fields(SectionTree tree) {
        return new Document("version", tree.version())
                .append(ID, documents(tree.sections()))
                .append("changedAt", tree.changedAt())
                .append("by", document(tree.by()))
                .append(
                        "renamers",
                        tree.renamers().entrySet().stream()
                                .map(each ->
                                        new Document("former", each.getKey()).append("by", document(each.getValue())))
                                .toList());
    }

    private static @Nullable Document document(@Nullable Actor by) {
        return by == null ? null : new Document("subject", by.subject()).append("name", by.name());
    }

    private static List<Document> documents(List<Section> all) {
        return all.stream()
                .map(section -> new Document("name", section.name())
                        .append("formerly", section.formerly())
                        .append("children", documents(section.children())))
                .toList();
    }

    private static SectionTree tree(Document read) {
        var changedAt = read.getDate("changedAt");
        return new SectionTree(
                read.getLong("version"),
                sections(read.getList(ID, Document.class)),
                changedAt == null ? null : changedAt.toInstant(),
                actor(read),
                Objects.requireNonNullElse(read.getList("renamers", Document.class), List.<Document>of()).stream()
                        .collect(Collectors.toMap(
                                each -> each.getString("former"), each -> Objects.requireNonNull(actor(each)))));
    }

    private static @Nullable Actor actor(Document of) {
        var by = of.get("by", Document.class);
        return by == null ? null : new Actor(by.getString("subject"), by.getString("name"));
    }

    private static List<Section> sections(@Nullable List<Document> all) {
        return Objects.requireNonNullElse(all, List.<Document>of()).stream()
                .map(section -> new Section(
                        section.getString("name"),
                        section.getList("formerly", String.class),
                        sections(section.getList("children", Document.class))))
                .toList();
    }
}
