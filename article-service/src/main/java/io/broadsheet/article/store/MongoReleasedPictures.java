package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Notes in {@code released_pictures}: {@code {_id: hash, at, articles, with, images}}. An older build takes {@code images}
 * from the library whether an article was erased or not, so this one leaves them empty; where such a build wrote them,
 * nobody knows whether they are to go, and they stay. Whatever is done is done again without harm.
 */
@Repository
class MongoReleasedPictures implements ReleasedPictures {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ARTICLES = "articles";
    private static final String WITH = "with";
    private static final String OF_OLDER = "images";
    private static final int PAGE = 500;

    private final MongoCollection<Document> notes;
    private final MongoCollection<Document> images;
    private final MongoCollection<Document> pictures;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final GridFSBucket sizes;
    private final DatabaseClock clock;

    MongoReleasedPictures(MongoDatabase database, DatabaseClock clock) {
        this.notes = database.getCollection("released_pictures");
        this.images = database.getCollection(MongoImages.IMAGES);
        this.pictures = database.getCollection(MongoImageFiles.PICTURES);
        this.files = database.getCollection(MongoImageFiles.SIZES + ".files");
        this.chunks = database.getCollection(MongoImageFiles.SIZES + ".chunks");
        this.sizes = GridFSBuckets.create(database, MongoImageFiles.SIZES);
        this.clock = clock;
    }

    @Override
    public void note(UUID article, Collection<String> hashes) {
        hashes.forEach(hash -> note(hash, addToSet(ARTICLES, article), set(WITH, images(hash))));
    }

    @Override
    public void noteUnheld(String hash) {
        note(hash);
    }

    private void note(String hash, Bson... more) {
        var said = new ArrayList<>(List.of(more));
        said.add(set("at", clock.instant()));
        said.add(setOnInsert(OF_OLDER, List.<UUID>of()));
        notes.updateOne(eq("_id", hash), combine(said), UPSERT);
    }

    private List<UUID> images(String hash) {
        return images.find(eq("hash", hash))
                .projection(include("_id"))
                .map(read -> read.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    @Override
    public List<Note> notes(@Nullable String after, int limit) {
        var now = clock.instant();
        return notes
                .find(after == null ? new Document() : gt("_id", after))
                .sort(ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>())
                .stream()
                .map(read -> note(read, now))
                .toList();
    }

    private static Note note(Document read, Instant now) {
        return new Note(
                read.getString("_id"),
                Duration.between(read.getDate("at").toInstant(), now),
                Set.copyOf(read.getList(ARTICLES, UUID.class, List.of())),
                Set.copyOf(read.getList(WITH, UUID.class, List.of())));
    }

    @Override
    public void drop(String hash) {
        notes.deleteOne(eq("_id", hash));
    }

    @Override
    public Runnable takeFromLibrary(Set<UUID> ids) {
        var taken = images.find(in("_id", ids)).into(new ArrayList<>());
        images.deleteMany(in("_id", ids));
        return () -> taken.forEach(image -> putBack(images, image));
    }

    /** @return false if there is one again already */
    private static boolean putBack(MongoCollection<Document> documents, Document taken) {
        return documents
                        .updateOne(
                                eq("_id", taken.get("_id")),
                                new Document("$setOnInsert", without(taken, "_id")),
                                UPSERT)
                        .getMatchedCount()
                == 0;
    }

    private static Document without(Document document, String field) {
        var left = new Document(document);
        left.remove(field);
        return left;
    }

    @Override
    public boolean delete(String hash) {
        if (isHeld(hash)) {
            return false;
        }
        // The picture first: the same bytes, uploaded meanwhile, get files of their own.
        var deleted = pictures.findOneAndDelete(eq("_id", hash));
        // An upload finds it gone, or has been found here.
        var stays = isHeld(hash);
        if (deleted != null && !(stays && putBack(pictures, deleted))) {
            deleted.get("files", Document.class).values().forEach(file -> delete((ObjectId) file));
        }
        return !stays;
    }

    private boolean isHeld(String hash) {
        return images.find(eq("hash", hash)).projection(include("_id")).first() != null;
    }

    private void delete(ObjectId file) {
        try {
            sizes.delete(file);
        } catch (MongoGridFSException gone) {
            chunks.deleteMany(eq("files_id", file));
        }
    }

    @Override
    public int sweep(Duration age) {
        var before = clock.instant().minus(age);
        return sweepChunks(before) + sweepFiles(before);
    }

    /** An upload writes the file's document after its bytes. */
    private int sweepChunks(Instant before) {
        var swept = 0;
        @Nullable ObjectId last = null;
        while (true) {
            var page = chunks.find(last == null ? new Document() : gt("files_id", last))
                    .sort(ascending("files_id"))
                    .projection(include("files_id"))
                    .limit(PAGE)
                    .map(read -> read.getObjectId("files_id"))
                    .into(new ArrayList<>());
            if (page.isEmpty()) {
                return swept;
            }
            last = page.getLast();
            var orphans = page.stream()
                    .filter(id -> id.getDate().toInstant().isBefore(before))
                    .collect(Collectors.toCollection(HashSet::new));
            files.find(in("_id", orphans))
                    .projection(include("_id"))
                    .forEach(file -> orphans.remove(file.getObjectId("_id")));
            for (var orphan : orphans) {
                chunks.deleteMany(eq("files_id", orphan));
            }
            swept += orphans.size();
        }
    }

    /** The picture's document is written after all its files. */
    private int sweepFiles(Instant before) {
        var swept = 0;
        @Nullable ObjectId last = null;
        while (true) {
            var page = new LinkedHashMap<ObjectId, String>();
            var old = lt("_id", new ObjectId(Date.from(before)));
            files.find(last == null ? old : and(old, gt("_id", last)))
                    .sort(ascending("_id"))
                    .projection(include("_id", "filename"))
                    .limit(PAGE)
                    .forEach(file -> page.put(file.getObjectId("_id"), file.getString("filename")));
            if (page.isEmpty()) {
                return swept;
            }
            last = page.lastEntry().getKey();
            var kept = keptFiles(page);
            for (var file : page.keySet()) {
                if (!kept.contains(file)) {
                    delete(file);
                    swept++;
                }
            }
        }
    }

    private Set<ObjectId> keptFiles(Map<ObjectId, String> page) {
        var hashes = page.values().stream()
                .flatMap(path -> Picture.hashesIn(path).stream())
                .collect(Collectors.toSet());
        var kept = new HashSet<ObjectId>();
        pictures.find(in("_id", hashes))
                .forEach(picture ->
                        picture.get("files", Document.class).values().forEach(file -> kept.add((ObjectId) file)));
        return kept;
    }
}
