package io.broadsheet.article.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.application.ImageLibrary;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.store.DatabaseClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes between two steps of a deletion. */
@ArticleServiceTest
class PictureDeletionIT {

    @Autowired
    private MongoDatabase database;

    @Autowired
    private DatabaseClock clock;

    @Autowired
    private ImageLibrary library;

    @Autowired
    private Images images;

    @Autowired
    private ImageFiles files;

    @Test
    void anImageThatIsChangedAsItIsTakenStaysAsItWasChanged() {
        var image = uploaded(431);
        var hash = image.picture().hash();
        var released = new MongoReleasedPictures(
                with(
                        "images",
                        "delete",
                        () -> images.change(image.id(), Fixtures.ANA, PictureDeletionIT::looksUp),
                        NOTHING),
                clock);
        released.noteUnheld(hash);
        try {
            released.takeFromLibrary(hash, Set.of(image.id())).run();
            released.putBack(hash);

            assertThat(images.find(image.id())).map(Image::focus).contains(new Focus(50, 0));
        } finally {
            drop(released, hash);
        }
    }

    private static Image looksUp(Image image) {
        return image.changed(image.words(), new Focus(50, 0), image.rights());
    }

    @Test
    void whatIsUploadedJustBeforeTheDeletionOfItsPictureKeepsItThoughThatDies() {
        var before = uploaded(432);
        var hash = before.picture().hash();
        images.take(before);
        var dying = new MongoReleasedPictures(
                with("pictures", "findOneAndDelete", () -> uploaded(432), () -> {
                    throw new IllegalStateException("killed");
                }),
                clock);

        assertThatIllegalStateException().isThrownBy(() -> dying.delete(hash));

        assertThat(files.bytes(hash, before.picture().width())).isPresent();
        assertThat(new MongoReleasedPictures(database, clock).delete(hash)).isFalse();
        assertThat(files.bytes(hash, before.picture().width())).isPresent();
    }

    @Test
    void aNoteThatIsWrittenAgainWhileAnOlderOneIsSettledStays() {
        var hash = "b".repeat(32);
        var released = new MongoReleasedPictures(database, clock);
        released.noteUnheld(hash);
        var settled = noted(released, hash).orElseThrow();
        await().until(() -> clock.instant().isAfter(settled.at()));
        released.noteUnheld(hash);

        released.drop(settled);

        assertThat(noted(released, hash)).isPresent();
        drop(released, hash);
        assertThat(noted(released, hash)).isEmpty();
    }

    private static Optional<ReleasedPictures.Note> noted(ReleasedPictures released, String hash) {
        return released.notes(null, 1_000).stream()
                .filter(note -> note.hash().equals(hash))
                .findFirst();
    }

    @Test
    void filesOfAPictureThatIsAwayForAMomentAreNotSwept() {
        var noted = "a".repeat(32);
        var held = uploaded(433).picture().hash();
        var pictures = database.getCollection("pictures");
        var away = pictures.findOneAndDelete(new Document("_id", held));
        var old = List.of(file(noted), file(held));
        var released = new MongoReleasedPictures(database, clock);
        released.noteUnheld(noted);
        try {
            released.sweep(Duration.ofHours(1));

            assertThat(kept(old)).containsExactlyInAnyOrderElementsOf(old);
        } finally {
            pictures.insertOne(away);
            drop(released, noted);
        }

        // Now they are of uploads that died.
        released.sweep(Duration.ofHours(1));

        assertThat(kept(old)).isEmpty();
    }

    private ObjectId file(String hash) {
        var file = new ObjectId(Date.from(Instant.now().minus(Duration.ofHours(3))));
        database.getCollection("picture_sizes.chunks")
                .insertOne(new Document("files_id", file).append("n", 0).append("data", new Binary(new byte[] {1})));
        database.getCollection("picture_sizes.files")
                .insertOne(new Document("_id", file)
                        .append("filename", "/images/" + hash + "/320.jpg")
                        .append("length", 1L)
                        .append("chunkSize", 255)
                        .append("uploadDate", new Date()));
        return file;
    }

    private List<ObjectId> kept(List<ObjectId> some) {
        return database.getCollection("picture_sizes.files")
                .find(new Document("_id", new Document("$in", some)))
                .map(file -> file.getObjectId("_id"))
                .into(new ArrayList<>());
    }

    private Image uploaded(int width) {
        return library.add(
                () -> Samples.jpeg(width, 200), new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
    }

    private static final Runnable NOTHING = () -> {};

    /** The database, with something that happens before and after the calls of a collection that begin so. */
    private MongoDatabase with(String collection, String calls, Runnable before, Runnable after) {
        var watched = database.getCollection(collection);
        var proxy = Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (self, method, arguments) -> {
                    if (!method.getName().startsWith(calls)) {
                        return called(() -> method.invoke(watched, arguments));
                    }
                    before.run();
                    var answer = called(() -> method.invoke(watched, arguments));
                    after.run();
                    return answer;
                });
        return (MongoDatabase) Proxy.newProxyInstance(
                MongoDatabase.class.getClassLoader(),
                new Class<?>[] {MongoDatabase.class},
                (self, method, arguments) -> method.getName().equals("getCollection") && arguments[0].equals(collection)
                        ? proxy
                        : called(() -> method.invoke(database, arguments)));
    }

    private interface Call {
        Object made() throws ReflectiveOperationException;
    }

    private static Object called(Call call) throws Throwable {
        try {
            return call.made();
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static void drop(ReleasedPictures released, String hash) {
        noted(released, hash).ifPresent(released::drop);
    }
}
