package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.domain.Image;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Notes in {@code released_pictures}: {@code {_id: hash, at, articles, with, taken, images}}. An older build takes
 * {@code images} from the library whether an article was erased or not, so this one leaves them empty; where such a build
 * wrote them, nobody knows whether they are to go, and they stay. Whatever is done is done again without harm.
 */
@Repository
class MongoReleasedPictures implements ReleasedPictures {

    static final String NOTES = "released_pictures";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String ARTICLES = "articles";
    private static final String WITH = "with";
    private static final String OF_OLDER = "images";
    /** Images as they were before they were taken from the library. */
    private static final String TAKEN = "taken";

    private final MongoCollection<Document> notes;
    private final MongoCollection<Document> images;
    private final MongoCollection<Document> pictures;
    private final UploadSweep sweep;
    private final DatabaseClock clock;

    MongoReleasedPictures(MongoDatabase database, DatabaseClock clock) {
        this.notes = database.getCollection(NOTES);
        this.images = database.getCollection(MongoImages.IMAGES);
        this.pictures = database.getCollection(MongoImageFiles.PICTURES);
        this.sweep = new UploadSweep(database);
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
        var at = read.getDate("at").toInstant();
        return new Note(
                read.getString("_id"),
                at,
                Duration.between(at, now),
                Set.copyOf(read.getList(ARTICLES, UUID.class, List.of())),
                Set.copyOf(read.getList(WITH, UUID.class, List.of())));
    }

    @Override
    public void drop(Note note) {
        notes.deleteOne(and(eq("_id", note.hash()), eq("at", note.at())));
    }

    @Override
    public Runnable takeFromLibrary(String hash, Set<UUID> ids) {
        var taken = new ArrayList<Document>();
        for (var image : images.find(in("_id", ids)).into(new ArrayList<>())) {
            if (isKeptInNote(hash, image) && images.deleteOne(isStill(image)).getDeletedCount() == 1) {
                taken.add(image);
            }
        }
        return () -> taken.forEach(image -> putBack(images, image));
    }

    private boolean isKeptInNote(String hash, Document image) {
        return notes.updateOne(eq("_id", hash), addToSet(TAKEN, image)).getMatchedCount() == 1;
    }

    /** One that was changed meanwhile is not the one that was kept. */
    private static Bson isStill(Document image) {
        var version = image.getLong(ImageBson.VERSION);
        return and(
                eq("_id", image.get("_id")),
                version == null ? exists(ImageBson.VERSION, false) : eq(ImageBson.VERSION, version));
    }

    @Override
    public void putBack(String hash) {
        var note = notes.find(eq("_id", hash)).first();
        if (note != null) {
            // The latest first: of one image it may keep two versions.
            note.getList(TAKEN, Document.class, List.of()).reversed().forEach(image -> putBack(images, image));
        }
    }

    @Override
    public void noteTaking(Image image) {
        var hash = image.picture().hash();
        note(hash);
        images.find(eq("_id", image.id())).forEach(read -> isKeptInNote(hash, read));
    }

    @Override
    public void noteTaken(Image image) {
        notes.updateOne(eq("_id", image.picture().hash()), pull(TAKEN, new Document("_id", image.id())));
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
        var mark = new ObjectId();
        pictures.updateOne(eq("_id", hash), set(MongoImageFiles.GOING, mark));
        if (isHeld(hash)) {
            return false;
        }
        // An upload that came after the look has taken the mark away, another deletion has set its own.
        // The picture first: the same bytes, uploaded from now on, get files of their own.
        var deleted = pictures.findOneAndDelete(and(eq("_id", hash), eq(MongoImageFiles.GOING, mark)));
        if (deleted == null) {
            return pictures.find(eq("_id", hash)).first() == null;
        }
        // An upload to an older build takes no mark away.
        var stays = isHeld(hash);
        if (!(stays && putBack(pictures, deleted))) {
            deleted.get(MongoImageFiles.FILES, Document.class).values().forEach(file -> sweep.delete((ObjectId) file));
        }
        return !stays;
    }

    private boolean isHeld(String hash) {
        return images.find(eq("hash", hash)).projection(include("_id")).first() != null;
    }

    @Override
    public int sweep(Duration age) {
        return sweep.sweep(clock.instant().minus(age));
    }
}
