package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the value of a key is within a document. */
record KeyPath(List<String> names) {

    private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);

    static KeyPath of(String key) {
        return new KeyPath(List.of(DOT.split(key)));
    }

    /** The value, or the first array on the way to it; null and what is missing are one. */
    @Nullable Object in(Document document) {
        Object value = document;
        for (String name : names) {
            if (value instanceof Collection) {
                return value;
            }
            value = value instanceof Document within ? within.get(name) : null;
        }
        return value instanceof Missing ? null : value;
    }

    /** As it is compared in an index. */
    static @Nullable Object normalized(@Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case UUID id -> id;
            case Boolean b -> b;
            case Instant i -> i.truncatedTo(ChronoUnit.MILLIS); // as it is stored
            case null -> null;
            default -> new KeyValue(value).normalized().get(0);
        };
    }
}
