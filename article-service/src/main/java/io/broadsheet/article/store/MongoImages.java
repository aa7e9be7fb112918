package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;
import static io.broadsheet.chassis.store.CollectionIndexes.uniqueSparse;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.chassis.store.CollectionIndexes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Repository;

/**
 * Uploaded images in {@code images}, their pictures by hash in {@code pictures}, and the bytes of each size in GridFS
 * ({@code picture_sizes}). The picture's document comes last: whatever a dead upload left before it is never seen, and
 * swept after a while.
 */
@Repository
class MongoImages implements Images {

    static final String IMAGES = "images";
    static final String PICTURES = "pictures";
    /** GridFS. */
    static final String SIZES = "picture_sizes";

    private final MongoCollection<Document> images;
    private final MongoCollection<Document> pictures;
    private final GridFSBucket sizes;

    MongoImages(MongoDatabase database) {
        this.images = database.getCollection(IMAGES);
        this.pictures = database.getCollection(PICTURES);
        this.sizes = GridFSBuckets.create(database, SIZES);
    }

    @Bean
    static CollectionIndexes imageIndexes() {
        return new CollectionIndexes(
                IMAGES,
                List.of(
                        uniqueSparse("idempotency_key", ascending(ArticleIndexes.CALL), "the image that a call made"),
                        plain("hash", ascending("hash"), "the images that have a picture")));
    }

    @Override
    public Optional<Image> find(UUID id) {
        return Optional.ofNullable(images.find(eq("_id", id)).first()).map(MongoImages::image);
    }

    @Override
    public Optional<Picture> picture(String hash) {
        return Optional.ofNullable(pictures.find(eq("_id", hash)).first()).map(read -> picture(hash, read));
    }

    @Override
    public Optional<byte[]> bytes(String hash, int width) {
        var picture = pictures.find(eq("_id", hash)).first();
        var file = picture == null ? null : picture.get("files", Document.class).getObjectId(Integer.toString(width));
        if (file == null) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        sizes.downloadToStream(file, bytes);
        return Optional.of(bytes.toByteArray());
    }

    @Override
    public void keep(Picture picture, List<byte[]> bytes) {
        var files = new Document();
        var written = new ArrayList<ObjectId>();
        for (var i = 0; i < bytes.size(); i++) {
            var size = picture.sizes().get(i);
            var file = sizes.uploadFromStream(picture.path(size), new ByteArrayInputStream(bytes.get(i)));
            files.append(Integer.toString(size.width()), file);
            written.add(file);
        }
        try {
            pictures.insertOne(fields(picture).append("_id", picture.hash()).append("files", files));
        } catch (MongoWriteException failure) {
            requireDuplicate(failure);
            // The same picture, uploaded twice at once: the other one's files stay.
            written.forEach(sizes::delete);
        }
    }

    @Override
    public Image add(Image image, @Nullable Call call) {
        var document = new Document("_id", image.id())
                .append("alt", image.alt())
                .append("credit", image.credit())
                .append("hash", image.picture().hash())
                .append("picture", fields(image.picture()));
        if (call != null) {
            document.append("idempotency", new Document("key", call.key()).append("body", call.content()));
        }
        try {
            images.insertOne(document);
            return image;
        } catch (MongoWriteException failure) {
            requireDuplicate(failure);
            return made(call);
        }
    }

    private Image made(@Nullable Call call) {
        var before = call == null
                ? null
                : images.find(eq(ArticleIndexes.CALL, call.key())).first();
        if (call == null || before == null) {
            throw new IllegalStateException("an id was given twice");
        }
        if (!call.content().equals(before.get("idempotency", Document.class).getString("body"))) {
            throw new CallRepeatedOtherwise();
        }
        return image(before);
    }

    private static Image image(Document read) {
        return new Image(
                read.get("_id", UUID.class),
                picture(read.getString("hash"), read.get("picture", Document.class)),
                read.getString("alt"),
                read.getString("credit"));
    }

    private static Document fields(Picture picture) {
        return new Document("extension", picture.extension())
                .append("width", picture.width())
                .append("height", picture.height());
    }

    private static Picture picture(String hash, Document read) {
        return new Picture(hash, read.getString("extension"), read.getInteger("width"), read.getInteger("height"));
    }

    private static void requireDuplicate(MongoWriteException failure) {
        if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw failure;
        }
    }
}
