package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Commands on a small world of values, so that they meet: equal, missing, null, mixed types, arrays, sub-documents. */
final class RandomOperations {

    static final String COLLECTION = "things";

    private static final List<String> FIELDS = List.of("a", "b", "c", "n.x", "tags", "u", "parts.k");
    private static final List<String> PROJECTED =
            List.of("a", "b", "c", "n.x", "tags", "tags2", "parts.k", "parts.v.w", "u");
    private static final List<String> SORTABLE = List.of("a", "b", "c", "n.x", "u", "_id");

    private final Random random;

    RandomOperations(Random random) {
        this.random = random;
    }

    /** Exactly one outcome is right for each: what touches one document says which. */
    Document next() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> insert();
            case 3, 4 -> update(new Document("_id", id()), false);
            case 5 -> update(filter(), true);
            case 6 -> findAndModify();
            case 7 -> delete();
            case 8 ->
                new Document("aggregate", COLLECTION)
                        .append("pipeline", List.of(new Document("$match", filter()), group()))
                        .append("cursor", new Document());
            case 9 -> new Document("count", COLLECTION).append("query", filter());
            case 10 -> new Document("distinct", COLLECTION).append("key", "b").append("query", filter());
            default -> find();
        };
    }

    private Document insert() {
        List<Document> documents = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            documents.add(document());
        }
        return new Document("insert", COLLECTION)
                .append("documents", documents)
                .append("ordered", random.nextBoolean());
    }

    private Document document() {
        Document document = new Document("_id", id());
        FIELDS.stream().filter(field -> random.nextInt(4) > 0).forEach(field -> {
            if (field.equals("n.x")) {
                document.put("n", new Document("x", value("a")).append("y", word()));
            } else if (field.equals("parts.k")) {
                document.put("parts", parts());
            } else if (!field.equals("u") || random.nextInt(3) == 0) {
                document.put(field, value(field));
            }
        });
        return document;
    }

    /** Now and then no array, or one of more than documents. */
    private Object parts() {
        List<Object> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(new Document("k", word()).append("v", List.of(new Document("k", word()).append("w", i))));
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Document("k", word()).append("v", word());
            case 1 -> word();
            case 2 -> Arrays.asList(word(), new Document("k", word()), null);
            default -> parts;
        };
    }

    private Document update(Document query, boolean multi) {
        Document update = new Document("q", query)
                .append("u", change(multi))
                .append("multi", multi)
                .append("upsert", !multi && random.nextInt(3) == 0);
        List<Document> updates = random.nextInt(4) > 0
                ? List.of(update)
                : List.of(update, new Document("q", new Document("_id", id())).append("u", change(false)));
        return new Document("update", COLLECTION).append("updates", updates).append("ordered", false);
    }

    /** Of many documents with the same unique value one may get it: which one is chance. */
    private Document change(boolean multi) {
        return switch (random.nextInt(6)) {
            case 0 -> new Document("$unset", new Document(random.nextBoolean() ? "a" : "u", ""));
            case 1 -> new Document("$inc", new Document("counter", 1));
            case 2 -> new Document("$push", new Document("tags2", word()));
            case 3 -> new Document("$set", new Document("tags", value("tags")));
            case 4 -> new Document("$set", multi ? new Document("b", value("b")) : new Document("u", value("u")));
            default -> new Document("$set", new Document("a", value("a")).append("c", value("c")));
        };
    }

    private Document findAndModify() {
        return new Document("findAndModify", COLLECTION)
                .append("query", filter())
                .append("sort", new Document(sortKey(), direction()).append("_id", 1))
                .append("update", new Document("$inc", new Document("counter", 1)))
                .append("new", random.nextBoolean());
    }

    private Document delete() {
        Document query = random.nextInt(3) > 0 ? new Document("_id", id()) : new Document("b", word()).append("a", 1);
        return new Document("delete", COLLECTION)
                .append("deletes", List.of(new Document("q", query).append("limit", 0)));
    }

    private Document find() {
        Document find =
                new Document("find", COLLECTION).append("filter", filter()).append("batchSize", 1_000);
        if (random.nextInt(3) > 0) {
            find.append("projection", projection());
        }
        if (random.nextInt(3) > 0) {
            Document sort = new Document(sortKey(), direction());
            sort.putIfAbsent(sortKey(), direction());
            sort.putIfAbsent("_id", direction());
            find.append("sort", sort);
            find.append("skip", random.nextInt(3) * random.nextInt(5));
            find.append("limit", random.nextInt(2) * (1 + random.nextInt(20)));
        }
        return find;
    }

    private Document projection() {
        boolean included = random.nextBoolean();
        Document projection = new Document();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            projection.put(PROJECTED.get(random.nextInt(PROJECTED.size())), included);
        }
        if (random.nextInt(4) == 0) {
            projection.put("_id", false);
        }
        return projection;
    }

    private Document group() {
        Document count = new Document("$sum", 1);
        return new Document("$group", new Document("_id", "$b").append("count", count));
    }

    private Document filter() {
        Document filter = new Document();
        for (int i = random.nextInt(4); i > 0; i--) {
            String field = random.nextInt(6) == 0 ? "_id" : FIELDS.get(random.nextInt(FIELDS.size()));
            filter.put(field, condition(field));
        }
        if (random.nextInt(8) == 0) {
            return new Document("$and", Arrays.asList(filter, new Document("a", condition("a"))));
        }
        if (random.nextInt(8) == 0) {
            return new Document("$or", Arrays.asList(filter, new Document("b", condition("b"))));
        }
        return filter;
    }

    private Object condition(String field) {
        return switch (random.nextInt(10)) {
            case 0 -> new Document("$in", Arrays.asList(value(field), value(field), value(field)));
            case 1 -> new Document("$gt", scalar(field));
            case 2 -> new Document("$lte", scalar(field));
            case 3 -> new Document("$gte", scalar(field)).append("$lt", scalar(field));
            case 4 -> new Document("$ne", scalar(field));
            case 5 -> new Document("$exists", random.nextBoolean());
            case 6 -> field.equals("b") ? new BsonRegularExpression("^" + word().charAt(0), "") : scalar(field);
            default -> scalar(field);
        };
    }

    private Object id() {
        return new UUID(
                random.nextInt(3) == 0 ? -1L : 1L, (random.nextBoolean() ? Long.MIN_VALUE : 0) + random.nextInt(60));
    }

    private Object value(String field) {
        if (field.equals("tags") && random.nextInt(4) > 0) {
            List<Object> tags = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                tags.add(word());
            }
            return tags;
        }
        return field.equals("u") || random.nextInt(12) > 0 ? scalar(field) : null;
    }

    private Object scalar(String field) {
        return switch (field) {
            case "_id" -> id();
            case "u" -> random.nextInt(40);
            case "c" -> random.nextInt(3) == 0 ? id() : Instant.ofEpochMilli(1_000L * random.nextInt(10));
            case "b", "tags", "parts.k" -> word();
            default ->
                switch (random.nextInt(6)) {
                    case 0 -> word();
                    case 1 -> random.nextInt(5) + 0.5;
                    case 2 -> (long) random.nextInt(5);
                    default -> random.nextInt(5);
                };
        };
    }

    private String word() {
        return List.of("ebb", "flow", "tide", "moon", "mööring").get(random.nextInt(5));
    }

    private String sortKey() {
        return SORTABLE.get(random.nextInt(SORTABLE.size()));
    }

    private int direction() {
        return random.nextBoolean() ? 1 : -1;
    }
}
