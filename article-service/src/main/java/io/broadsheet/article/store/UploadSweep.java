package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.broadsheet.article.domain.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Deletes files in GridFS: those of a picture, and what uploads left that died half-way. */
final class UploadSweep {

    private static final int PAGE = 500;

    private final MongoCollection<Document> notes;
    private final MongoCollection<Document> images;
    private final MongoCollection<Document> pictures;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final GridFSBucket sizes;

    UploadSweep(MongoDatabase database) {
        this.notes = database.getCollection(MongoReleasedPictures.NOTES);
        this.images = database.getCollection(MongoImages.IMAGES);
        this.pictures = database.getCollection(MongoImageFiles.PICTURES);
        this.files = database.getCollection(MongoImageFiles.SIZES + ".files");
        this.chunks = database.getCollection(MongoImageFiles.SIZES + ".chunks");
        this.sizes = GridFSBuckets.create(database, MongoImageFiles.SIZES);
    }

    /** @return how many files were left behind before that instant */
    int sweep(Instant before) {
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
        var away = hashesIn(page.values());
        var kept = new HashSet<ObjectId>();
        pictures.find(in("_id", away)).into(new ArrayList<>()).forEach(picture -> {
            away.remove(picture.getString("_id"));
            picture.get(MongoImageFiles.FILES, Document.class).values().forEach(file -> kept.add((ObjectId) file));
        });
        var waiting = waiting(away);
        page.forEach((file, path) -> {
            if (Picture.hashesIn(path).stream().anyMatch(waiting::contains)) {
                kept.add(file);
            }
        });
        return kept;
    }

    private static Set<String> hashesIn(Collection<String> paths) {
        return paths.stream()
                .flatMap(path -> Picture.hashesIn(path).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Those that are being deleted: an older build may put their document back. */
    private Set<String> waiting(Set<String> away) {
        var waiting = new HashSet<String>();
        if (!away.isEmpty()) {
            notes.find(in("_id", away)).map(note -> note.getString("_id")).into(waiting);
            images.find(in("hash", away)).map(image -> image.getString("hash")).into(waiting);
        }
        return waiting;
    }

    void delete(ObjectId file) {
        try {
            sizes.delete(file);
        } catch (MongoGridFSException gone) {
            chunks.deleteMany(eq("files_id", file));
        }
    }
}
