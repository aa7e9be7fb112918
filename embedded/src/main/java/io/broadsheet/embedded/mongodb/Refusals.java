package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses what the library would silently ignore, so that what works here works on a real MongoDB. */
final class Refusals {

    private static final Set<String> COMMANDS = Set.of("renamecollection", "collmod", "converttocapped");
    private static final Set<String> IGNORED =
            Set.of("collation", "let", "min", "max", "tailable", "returnKey", "showRecordId");
    private static final Set<String> CREATE_OPTIONS =
            Set.of("create", "writeConcern", "comment", "maxTimeMS", "lsid", "$db", "$readPreference", "$clusterTime");
    private static final Set<String> INDEX_OPTIONS = Set.of("v", "key", "name", "ns", "unique", "sparse", "background");

    private Refusals() {}

    static void check(String command, Document query) {
        if (COMMANDS.contains(command.toLowerCase(Locale.ROOT))) {
            throw refusal(command);
        }
        if (command.equalsIgnoreCase("create")) {
            query.forEach((option, value) -> {
                if (!CREATE_OPTIONS.contains(option) && !Boolean.FALSE.equals(value)) {
                    throw refusal(option);
                }
            });
        }
        checkOptions(query);
        Stream.of("updates", "deletes").flatMap(part -> documents(query, part)).forEach(Refusals::checkOptions);
        if (documents(query, "pipeline").anyMatch(stage -> stage.containsKey("$changeStream"))) {
            throw refusal("$changeStream");
        }
    }

    /** @return the find that is to be explained: of nothing else, and of nothing that would have to be done for it */
    static Document checkExplain(Document query) {
        if (!"queryPlanner".equals(query.get("verbosity"))) {
            throw refusal("explain with another verbosity than queryPlanner");
        }
        if (!(query.get("explain") instanceof Document find) || !find.containsKey("find")) {
            throw refusal("explain of another command than find");
        }
        check("find", find);
        return find;
    }

    static void checkIndex(Document description) {
        description.keySet().stream()
                .filter(option -> !INDEX_OPTIONS.contains(option))
                .forEach(option -> {
                    throw refusal(option);
                });
        if (description.get("key") instanceof Document keys) {
            keys.forEach((field, direction) -> {
                if (!(direction instanceof Number) || field.contains("$**")) {
                    throw refusal(field + ": " + direction);
                }
            });
        }
    }

    private static Stream<Document> documents(Document query, String part) {
        return query.get(part) instanceof List<?> list
                ? list.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }

    private static void checkOptions(Document query) {
        IGNORED.stream()
                .filter(option -> query.containsKey(option) && !Boolean.FALSE.equals(query.get(option)))
                .forEach(option -> {
                    throw refusal(option);
                });
    }

    private static MongoServerError refusal(String option) {
        return new MongoServerError(ErrorCode.InvalidOptions, "The embedded MongoDB does not honour '" + option + "'");
    }
}
