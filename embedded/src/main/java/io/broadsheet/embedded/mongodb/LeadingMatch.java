package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregation says of its input: the {@code $match} that it begins with ({@code countDocuments} is such a
 * pipeline), for which the library would read the whole collection, and the fields that its stages read.
 */
record LeadingMatch(@Nullable Document match, Selection fields) {

    private static final LeadingMatch NONE = new LeadingMatch(null, Selection.EVERYTHING);
    private static final ThreadLocal<LeadingMatch> CURRENT = ThreadLocal.withInitial(() -> NONE);

    /** Runs the command while the collection it reads can ask for its pipeline's beginning. */
    static Document during(Document query, Supplier<Document> command) {
        if (query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.get(0) instanceof Document first) {
            CURRENT.set(new LeadingMatch((Document) first.get("$match"), Selection.ofPipeline(stages)));
        }
        try {
            return command.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** The beginning of the pipeline at work, once: a later stage reads other collections. */
    static LeadingMatch take() {
        LeadingMatch current = CURRENT.get();
        CURRENT.set(NONE);
        return current;
    }
}
