package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregation says of its input: the {@code $match} that it begins with ({@code countDocuments} is such a
 * pipeline), for which the library would read the whole collection, and whether its stages change what they read.
 */
record LeadingMatch(@Nullable Document match, boolean changesInput) {

    private static final LeadingMatch NONE = new LeadingMatch(null, false);
    private static final ThreadLocal<LeadingMatch> CURRENT = ThreadLocal.withInitial(() -> NONE);

    /** Runs the command while the collection it reads can ask for its pipeline's beginning. */
    static Document during(Document query, Supplier<Document> command) {
        if (query.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.get(0) instanceof Document first) {
            boolean changesInput = stages.toString().contains("$addFields"); // it changes nested documents in place
            CURRENT.set(new LeadingMatch((Document) first.get("$match"), changesInput));
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
        CURRENT.set(new LeadingMatch(null, current.changesInput));
        return current;
    }
}
