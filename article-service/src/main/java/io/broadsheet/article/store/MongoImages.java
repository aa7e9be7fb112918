package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;
import static io.broadsheet.chassis.store.CollectionIndexes.sparse;
import static io.broadsheet.chassis.store.CollectionIndexes.uniqueSparse;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.article.application.TitleWords;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.GuardedChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Repository;

/** Uploaded images in {@code images}; see {@link ImageFiles} for their pictures. */
@Repository
class MongoImages implements Images {

    static final String IMAGES = "images";

    /** Whether articles still have to be told how it looks by now. */
    private static final String UNTOLD = "untold";

    private static final String CHANGED_BY = "changedBy";

    private static final int MOST_OF_A_PICTURE = 100;
    private static final long LONGEST_SECONDS = 2;

    private final MongoCollection<Document> images;

    MongoImages(MongoDatabase database) {
        this.images = database.getCollection(IMAGES);
    }

    @Bean
    static CollectionIndexes imageIndexes() {
        return new CollectionIndexes(
                IMAGES,
                List.of(
                        uniqueSparse("idempotency_key", ascending(ArticleIndexes.CALL), "the image that a call made"),
                        sparse("untold", ascending(UNTOLD), "images whose articles do not know yet how they look"),
                        plain("hash", ascending("hash"), "the images that have a picture"),
                        plain(
                                "starts_newest",
                                compoundIndex(ascending(ImageBson.STARTS), descending("_id")),
                                "images of which such a word is said, newest first")));
    }

    @Override
    public Optional<Image> find(UUID id) {
        return Optional.ofNullable(images.find(eq("_id", id)).first()).map(ImageBson::image);
    }

    @Override
    public Image add(Image image, @Nullable Call call) {
        var document = ImageBson.changing(image)
                .append("_id", image.id())
                .append("hash", image.picture().hash())
                .append("picture", ImageBson.picture(image.picture()));
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
            throw new CallRepeatedOtherwise(before.get("_id", UUID.class));
        }
        return ImageBson.image(before);
    }

    @Override
    public Optional<Image> change(UUID id, Actor by, UnaryOperator<Image> decision) {
        return GuardedChange.of("this picture", () -> {
            var current = find(id);
            if (current.isEmpty()) {
                return current;
            }
            var next = decision.apply(current.get());
            return next == current.get() || isWritten(current.get(), next, by) ? Optional.of(next) : null;
        });
    }

    private boolean isWritten(Image before, Image next, Actor by) {
        var fields = ImageBson.changing(next);
        if (!next.looksLike(before)) {
            fields.append(UNTOLD, true)
                    .append(
                            CHANGED_BY,
                            new Document("subject", by.subject())
                                    .append("name", by.name())
                                    .append(ImageBson.VERSION, next.version()));
        }
        return images.updateOne(isStill(before), new Document("$set", fields)).getMatchedCount() == 1;
    }

    private static Bson isStill(Image image) {
        var same = eq(ImageBson.VERSION, image.version());
        return and(eq("_id", image.id()), image.version() == 1 ? or(same, exists(ImageBson.VERSION, false)) : same);
    }

    @Override
    public List<Untold> untold(@Nullable UUID after, int limit) {
        var untold = eq(UNTOLD, true);
        return images.find(after == null ? untold : and(untold, gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .map(MongoImages::untold)
                .into(new ArrayList<>());
    }

    private static Untold untold(Document read) {
        var image = ImageBson.image(read);
        var by = read.get(CHANGED_BY, Document.class);
        // An older build leaves it as it is.
        return by == null || by.getLong(ImageBson.VERSION) != image.version()
                ? new Untold(image, null)
                : new Untold(image, new Actor(by.getString("subject"), by.getString("name")));
    }

    @Override
    public void told(Image image) {
        images.updateOne(isStill(image), combine(unset(UNTOLD), unset(CHANGED_BY)));
    }

    @Override
    public List<Image> list(@Nullable List<String> words, @Nullable UUID after, int limit) {
        if (words != null && words.isEmpty()) {
            return List.of();
        }
        var filters = new ArrayList<Bson>();
        if (words != null) {
            var longest =
                    words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
            TitleWords.starts(List.of(longest)).stream()
                    .limit(1)
                    .forEach(start -> filters.add(eq(ImageBson.STARTS, start)));
            words.forEach(word -> filters.add(regex(ImageBson.WORDS, Pattern.compile("^" + Pattern.quote(word)))));
        }
        if (after != null) {
            filters.add(lt("_id", after));
        }
        // Ids are made of the time (RFC 9562, version 7).
        return images.find(filters.isEmpty() ? new Document() : and(filters))
                .sort(descending("_id"))
                .limit(limit)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .map(ImageBson::image)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Runnable> take(Image image) {
        return Optional.ofNullable(images.findOneAndDelete(isStill(image))).map(taken -> () -> {
            var fields = new Document(taken);
            fields.remove("_id");
            images.updateOne(
                    eq("_id", image.id()), new Document("$setOnInsert", fields), new UpdateOptions().upsert(true));
        });
    }

    @Override
    public List<Image> ofPicture(String hash) {
        return images.find(eq("hash", hash))
                .limit(MOST_OF_A_PICTURE)
                .map(ImageBson::image)
                .into(new ArrayList<>());
    }

    static void requireDuplicate(MongoWriteException failure) {
        if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw failure;
        }
    }
}
