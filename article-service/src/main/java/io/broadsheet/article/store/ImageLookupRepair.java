package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives images what the newsroom finds them by. */
@Component
class ImageLookupRepair extends Background {

    private static final Duration AFTER_THE_START = Duration.ofSeconds(10);
    /** An older build beside this one may still add some. */
    private static final Duration WHEN_DONE = Duration.ofHours(1);

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(50);
    private static final int PAGE = 200;
    /** What folding leaves of no word now, and did. */
    private static final Pattern FOLDED_OTHERWISE = Pattern.compile(
            "[\u2018\u2019\u02BB\u02BC\u0640\u03AC\u03AD\u03AE\u03AF\u03CC\u03CD\u03CE\u0390\u03B0]|i\u0307");

    private final MongoCollection<Document> images;

    ImageLookupRepair(MongoDatabase database) {
        super("image-lookup-repair");
        this.images = database.getCollection(MongoImages.IMAGES);
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = AFTER_THE_START;
        while (isWantedAfter(pause)) {
            repairAll();
            pause = WHEN_DONE;
        }
    }

    void repairAll() throws InterruptedException {
        var wanted = or(exists(ImageBson.LOOKUP, false), regex(ImageBson.WORDS, FOLDED_OTHERWISE));
        @Nullable UUID last = null;
        List<Document> page;
        do {
            page = images.find(last == null ? wanted : and(gt("_id", last), wanted))
                    .sort(ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            page.forEach(read -> images.updateOne(
                    and(eq("_id", read.get("_id")), wanted),
                    set(ImageBson.LOOKUP, ImageBson.lookup(ImageBson.image(read)))));
            last = page.isEmpty() ? last : page.getLast().get("_id", UUID.class);
        } while (page.size() == PAGE && isWantedAfter(BETWEEN_PAGES));
    }
}
