package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Repository;

/**
 * Pictures by hash in {@code pictures}, and the bytes of each size in GridFS ({@code picture_sizes}), beside them crops and
 * the manifest. The picture's document comes last: whatever a dead upload left before it is never seen, and swept after a
 * while.
 */
@Repository
class MongoImageFiles implements ImageFiles {

    static final String PICTURES = "pictures";
    /** GridFS. */
    static final String SIZES = "picture_sizes";

    static final String FILES = "files";
    /** Which deletion is about to take the picture; without it that one leaves it alone. */
    static final String GOING = "going";

    private static final String MANIFEST = "manifest";
    private static final String EMBEDDED = "embedded";

    private final MongoCollection<Document> images;
    private final MongoCollection<Document> pictures;
    private final GridFSBucket sizes;

    MongoImageFiles(MongoDatabase database) {
        this.images = database.getCollection(MongoImages.IMAGES);
        this.pictures = database.getCollection(PICTURES);
        this.sizes = GridFSBuckets.create(database, SIZES);
    }

    @Override
    public Optional<Picture> picture(String hash) {
        return Optional.ofNullable(pictures.find(eq("_id", hash)).first()).map(read -> ImageBson.picture(hash, read));
    }

    @Override
    public boolean retain(String hash) {
        return pictures.updateOne(eq("_id", hash), unset(GOING)).getMatchedCount() == 1;
    }

    @Override
    public Set<String> missing(Set<String> hashes) {
        var missing = new HashSet<>(hashes);
        if (!hashes.isEmpty()) {
            pictures.find(in("_id", hashes))
                    .projection(include("_id"))
                    .forEach(found -> missing.remove(found.getString("_id")));
        }
        return missing;
    }

    @Override
    public Optional<byte[]> bytes(String hash, int width) {
        return file(hash, Integer.toString(width));
    }

    @Override
    public Set<String> withManifest(Collection<String> hashes) {
        var has = and(in("_id", hashes), exists(FILES + "." + MANIFEST));
        return pictures.find(has)
                .projection(include("_id"))
                .map(read -> read.getString("_id"))
                .into(new HashSet<>());
    }

    @Override
    public Optional<byte[]> manifest(String hash) {
        return file(hash, MANIFEST);
    }

    @Override
    public Optional<byte[]> crop(String hash, Crop crop) {
        return file(hash, crop.name());
    }

    private Optional<byte[]> file(String hash, String name) {
        var picture = pictures.find(eq("_id", hash)).first();
        var file = picture == null ? null : picture.get(FILES, Document.class).getObjectId(name);
        if (file == null) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            sizes.downloadToStream(file, bytes);
        } catch (MongoGridFSException gone) {
            // Deleted since its picture was looked up.
            return Optional.empty();
        }
        return Optional.of(bytes.toByteArray());
    }

    @Override
    public void keep(Kept kept) {
        var picture = kept.picture();
        var files = new Document();
        var written = new ArrayList<ObjectId>();
        for (var i = 0; i < kept.sizes().size(); i++) {
            var size = picture.sizes().get(i);
            var file = upload(picture.path(size), kept.sizes().get(i));
            files.append(Integer.toString(size.width()), file);
            written.add(file);
        }
        if (kept.manifest() != null) {
            var file = upload(picture.path(), kept.manifest());
            files.append(MANIFEST, file);
            written.add(file);
        }
        try {
            pictures.insertOne(ImageBson.picture(picture)
                    .append("_id", picture.hash())
                    .append(FILES, files)
                    .append(EMBEDDED, ImageBson.embedded(kept.embedded())));
        } catch (MongoWriteException failure) {
            MongoImages.requireDuplicate(failure);
            // The same picture, uploaded twice at once: the other one's files stay.
            written.forEach(sizes::delete);
        }
    }

    private ObjectId upload(String path, byte[] bytes) {
        return sizes.uploadFromStream(path, new ByteArrayInputStream(bytes));
    }

    @Override
    public Optional<Embedded> embedded(String hash) {
        return Optional.ofNullable(pictures.find(eq("_id", hash))
                        .projection(include(EMBEDDED))
                        .first())
                .map(read -> read.get(EMBEDDED, Document.class))
                .map(ImageBson::embedded);
    }

    @Override
    public void keepEmbedded(String hash, Embedded embedded) {
        pictures.updateOne(eq("_id", hash), set(EMBEDDED, ImageBson.embedded(embedded)));
    }

    @Override
    public void keepCrop(Picture picture, Crop crop, byte[] bytes) {
        var file = upload(crop.path(picture), bytes);
        var place = FILES + "." + crop.name();
        var isKept = pictures.updateOne(and(eq("_id", picture.hash()), exists(place, false)), set(place, file))
                        .getMatchedCount()
                == 1;
        if (!isKept) {
            // Made twice at once, or the picture has just been deleted.
            sizes.delete(file);
        }
    }

    @Override
    public boolean isFocus(String hash, Focus focus) {
        var same = and(eq(ImageBson.FOCUS + ".x", focus.x()), eq(ImageBson.FOCUS + ".y", focus.y()));
        var any = focus.isCentre() ? or(same, exists(ImageBson.FOCUS, false)) : same;
        return images.find(and(eq("hash", hash), any))
                        .projection(include("_id"))
                        .first()
                != null;
    }
}
