package io.broadsheet.chassis.outbox;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A database whose answers to writes are lost at times: the driver gives up, or writes again and is told what the second
 * write found.
 */
final class LostAnswers {

    enum Loss {
        NONE,
        GIVEN_UP,
        WRITTEN_AGAIN
    }

    private static final Set<String> WRITES = Set.of("updateOne", "updateMany", "bulkWrite");

    private final String collection;
    private final Supplier<Loss> draw;

    private LostAnswers(String collection, Supplier<Loss> draw) {
        this.collection = collection;
        this.draw = draw;
    }

    /** @param draw of each write to that collection */
    static MongoDatabase on(MongoDatabase database, String collection, Supplier<Loss> draw) {
        return new LostAnswers(collection, draw).wrap(MongoDatabase.class, database);
    }

    private <T> T wrap(Class<T> type, T wrapped) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(wrapped, arguments);
                        if (answer instanceof MongoCollection<?> found) {
                            return found.getNamespace().getCollectionName().equals(collection)
                                    ? wrap(MongoCollection.class, found)
                                    : found;
                        }
                        Loss loss = WRITES.contains(method.getName()) ? draw.get() : Loss.NONE;
                        return switch (loss) {
                            case NONE -> answer;
                            case GIVEN_UP -> throw new MongoSocketReadException("No answer came", new ServerAddress());
                            case WRITTEN_AGAIN -> method.invoke(wrapped, arguments);
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
