package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The indexes of one database by collection, where the library mixes up those of the same name. */
record IndexCatalog(@Nullable MongoCollection<Object> descriptions) {

    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final String ID_INDEX = "_id_";

    /**
     * Whether that very index is there.
     *
     * @throws MongoServerError when there is another one of that name, or of those keys
     */
    boolean contains(Document description) {
        for (Document existing : of(Objects.toString(description.get("ns")))) {
            boolean sameName = Objects.equals(existing.get("name"), description.get("name"));
            boolean sameKeys = keys(existing).equals(keys(description));
            boolean sameOptions = flag(existing, "unique") == flag(description, "unique")
                    && flag(existing, "sparse") == flag(description, "sparse");
            if (sameName && sameKeys && sameOptions) {
                return true;
            }
            if (sameName) {
                throw new MongoServerError(
                        ErrorCode.IndexKeySpecsConflict,
                        "An existing index has the same name as the requested index: " + description.get("name"));
            }
            if (sameKeys) {
                throw new MongoServerError(
                        INDEX_OPTIONS_CONFLICT,
                        "IndexOptionsConflict",
                        "Index already exists with a different name: " + existing.get("name"));
            }
        }
        return false;
    }

    /** The descriptions that a {@code dropIndexes} means: by name, by keys, or "*" for all but that of _id. */
    List<Document> meant(String namespace, @Nullable Object which) {
        List<Document> meant = of(namespace).stream()
                .filter(index -> switch (which) {
                    case String name when name.equals("*") -> !ID_INDEX.equals(index.get("name"));
                    case String name -> name.equals(index.get("name"));
                    case Document keys -> keys(new Document("key", keys)).equals(keys(index));
                    case null, default -> false;
                })
                .toList();
        if (meant.isEmpty() && !"*".equals(which)) {
            throw new IndexNotFoundException("index not found: " + which);
        }
        if (meant.stream().anyMatch(index -> ID_INDEX.equals(index.get("name")))) {
            throw new MongoServerError(ErrorCode.InvalidOptions, "cannot drop _id index");
        }
        return meant;
    }

    void remove(Document description) {
        if (descriptions != null) {
            descriptions.deleteDocuments(description, 1);
        }
    }

    private List<Document> of(String namespace) {
        return descriptions == null
                ? List.of()
                : StreamSupport.stream(
                                descriptions
                                        .handleQuery(new Document("ns", namespace))
                                        .spliterator(),
                                false)
                        .toList();
    }

    private static List<Map.Entry<String, Integer>> keys(Document description) {
        List<Map.Entry<String, Integer>> keys = new ArrayList<>();
        if (description.get("key") instanceof Document document) {
            document.forEach((field, direction) ->
                    keys.add(Map.entry(field, direction instanceof Number number ? number.intValue() : 0)));
        }
        return keys;
    }

    private static boolean flag(Document description, String option) {
        return Utils.isTrue(description.get(option));
    }
}
