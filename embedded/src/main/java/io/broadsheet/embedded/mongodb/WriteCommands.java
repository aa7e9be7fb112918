package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Bulk writes as a real MongoDB answers them: ordered ones end at the first error, and only what was done is counted. */
final class WriteCommands {

    private WriteCommands() {}

    /** The library goes on after an error in an ordered bulk: hand it one update after the other. */
    static Document update(Document query, UnaryOperator<Document> library) {
        List<?> updates = (List<?>) query.getOrDefault("updates", List.of());
        if (!isOrdered(query) || updates.size() < 2) {
            return library.apply(query);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
            Document single = new Document(query);
            single.put("updates", List.of(updates.get(i)));
            Document answer = library.apply(single);
            matched += number(answer, "n");
            modified += number(answer, "nModified");
            addAt(i, answer, "upserted", upserted);
            addAt(i, answer, "writeErrors", errors);
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    /** The library counts the documents that it was given. */
    static Document insert(Document query, UnaryOperator<Document> library) {
        query.putIfAbsent("ordered", true);
        Document answer = library.apply(query);
        List<?> errors = (List<?>) answer.getOrDefault("writeErrors", List.of());
        if (!errors.isEmpty()) {
            int done =
                    isOrdered(query) ? number((Document) errors.get(0), "index") : number(answer, "n") - errors.size();
            answer.put("n", done);
        }
        return answer;
    }

    private static boolean isOrdered(Document query) {
        return !Boolean.FALSE.equals(query.get("ordered"));
    }

    private static void addAt(int index, Document answer, String part, List<Document> all) {
        if (answer.get(part) instanceof List<?> few) {
            few.forEach(each -> {
                Document placed = new Document((Document) each);
                placed.put("index", index);
                all.add(placed);
            });
        }
    }

    private static int number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.intValue() : 0;
    }
}
