package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.imaging.ImageProcessor;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.Ids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ArticleServiceTest
class PictureErasureIT {

    private static final int MORE_THAN_A_PAGE = 60;

    @Autowired
    private Images images;

    @Autowired
    private ImageFiles files;

    @Autowired
    private PictureUses uses;

    @Autowired
    private ReleasedPictures released;

    @Autowired
    private PublicPictures.Stored use;

    @Autowired
    private ImageCache cache;

    @Autowired
    private ImageLibrary library;

    @Autowired
    private PictureTelling telling;

    @Autowired
    private Articles articles;

    @Autowired
    private ImageProcessor processor;

    @Autowired
    private ImageSettings settings;

    @Test
    void anUploadBesideAnErasureKeepsItsPicture() {
        var erasing = (Images) Proxy.newProxyInstance(
                Images.class.getClassLoader(), new Class<?>[] {Images.class}, (self, method, arguments) -> {
                    if (method.getName().equals("add")) {
                        released.delete(((Image) arguments[0]).picture().hash());
                    }
                    return method.invoke(images, arguments);
                });
        var library = new ImageLibrary(erasing, files, uses, processor, new Ids(), settings, new SimpleMeterRegistry());
        try {
            var image = library.add(
                    () -> Samples.jpeg(123, 77), new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);

            assertThat(files.picture(image.picture().hash())).isPresent();
        } finally {
            library.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void whatIsUploadedWhileUsesAreLookedForStays(int look, boolean withArticle) {
        // Of its own bytes each time.
        var bytes = Samples.jpeg(100 + look, withArticle ? 90 : 80);
        var before = uploaded(bytes);
        var hash = before.picture().hash();
        if (withArticle) {
            released.note(erasedArticle(), List.of(hash));
        } else {
            released.noteUnheld(hash);
            assertThat(images.take(before)).isPresent();
        }
        List<Image> again = new ArrayList<>();
        var looks = new AtomicInteger();
        var erasure = erasure(asked -> {
            if (asked.equals(hash) && looks.incrementAndGet() == look) {
                again.add(uploaded(bytes));
            }
            return false;
        });

        erasure.deleteAll();
        erasure.deleteAll();

        assertThat(images.find(before.id())).isEmpty();
        assertThat(images.find(again.getFirst().id())).isPresent();
        assertThat(files.bytes(hash, before.picture().width())).isPresent();
        drop(released, hash);
    }

    @Test
    void aDeletionThatDiesLeavesANoteAndOneOfAChangedImageIsRefused() {
        var image = uploaded(Samples.jpeg(124, 77));
        var hash = image.picture().hash();
        var erasure = erasure(asked -> false);
        var dying = editing(erasure, () -> {
            throw new IllegalStateException("killed");
        });
        var changing = editing(
                erasure,
                () -> images.change(
                        image.id(),
                        new Actor("ana", null),
                        known -> known.changed(known.words(), new Focus(10, 10), known.rights())));

        assertThatIllegalStateException().isThrownBy(() -> dying.delete(image.id(), Set.of(1L)));
        assertThat(released.notes(null, 1_000))
                .extracting(ReleasedPictures.Note::hash)
                .contains(hash);
        erasure.deleteAll();
        assertThat(images.find(image.id())).isPresent();
        assertThat(files.picture(hash)).isPresent();

        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> changing.delete(image.id(), Set.of(1L)));
        assertThat(images.find(image.id())).isPresent();
    }

    @Test
    void whatADeadErasureTookIsPutBackIfItIsUsedByThen() {
        var image = uploaded(Samples.jpeg(126, 77));
        var hash = image.picture().hash();
        released.note(erasedArticle(), List.of(hash));
        var looks = new AtomicInteger();
        var dying = erasure(asked -> {
            if (asked.equals(hash) && looks.incrementAndGet() == 2) {
                throw new IllegalStateException("killed");
            }
            return !asked.equals(hash);
        });

        dying.deleteAll();
        assertThat(images.find(image.id())).isEmpty();
        erasure(asked -> true).deleteAll();

        assertThat(images.find(image.id())).contains(image);
        drop(released, hash);
    }

    @ParameterizedTest
    @CsvSource({"true, 78", "false, 79"})
    void whatADeadDeletionTookIsPutBackIfItIsUsedByThen(boolean isLast, int height) {
        var image = uploaded(Samples.jpeg(126, height));
        if (!isLast) {
            uploaded(Samples.jpeg(126, height));
        }
        var looks = new AtomicInteger();
        var dying = (PictureUses) Proxy.newProxyInstance(
                PictureUses.class.getClassLoader(), new Class<?>[] {PictureUses.class}, (self, method, arguments) -> {
                    if (method.getName().equals("of") && looks.incrementAndGet() == 2) {
                        throw new IllegalStateException("killed");
                    }
                    return method.invoke(uses, arguments);
                });
        var erasure = erasure(asked -> true);
        var editing = new ImageEditing(images, dying, use, telling, erasure, cache);

        assertThatIllegalStateException().isThrownBy(() -> editing.delete(image.id(), null));
        assertThat(images.find(image.id())).isEmpty();
        erasure.deleteAll();
        assertThat(images.find(image.id())).contains(image);

        // What is deleted to the end stays so.
        editing.delete(image.id(), null);
        erasure.deleteAll();
        assertThat(images.find(image.id())).isEmpty();
        drop(released, image.picture().hash());
    }

    /** @param before what happens just before an image is taken from the library */
    private ImageEditing editing(PictureErasure erasure, Runnable before) {
        var taking = (Images) Proxy.newProxyInstance(
                Images.class.getClassLoader(), new Class<?>[] {Images.class}, (self, method, arguments) -> {
                    if (method.getName().equals("take")) {
                        before.run();
                    }
                    return method.invoke(images, arguments);
                });
        return new ImageEditing(taking, uses, use, telling, erasure, cache);
    }

    private PictureErasure erasure(Predicate<String> isUsed) {
        return new PictureErasure(
                released,
                articles,
                new PublicPictures.Stored() {
                    @Override
                    public boolean isPublic(String hash) {
                        return use.isPublic(hash);
                    }

                    @Override
                    public boolean isUsed(String hash) {
                        return isUsed.test(hash);
                    }
                },
                cache,
                new SimpleMeterRegistry());
    }

    private UUID erasedArticle() {
        var id = articles.add(
                        new Ids().next(), Fixtures.aDraft("Erased with a picture"), null, Fixtures.step(Action.STARTED))
                .id();
        // By hand: nobody hears of it but who looks.
        articles.update(
                id, Fixtures.step(Action.ERASED), current -> current.article().erase(Fixtures.NOON));
        return id;
    }

    private Image uploaded(byte[] bytes) {
        return library.add(() -> bytes, new ImageLibrary.Said("Tides", null, null, "Ada"), hash -> null);
    }

    @Test
    void aPictureThatFailsHidesNoOther() {
        var failing = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(i -> "%032x".formatted(i))
                .toList();
        var last = "f".repeat(32);
        var erasure = erasure(hash -> {
            if (failing.contains(hash)) {
                throw new IllegalStateException("too many articles");
            }
            return use.isUsed(hash);
        });
        released.note(new UUID(4, 4), failing);
        released.note(new UUID(4, 4), List.of(last));
        try {
            erasure.deleteAll();

            assertThat(released.notes(null, 1_000))
                    .extracting(ReleasedPictures.Note::hash)
                    .contains(failing.getFirst(), failing.getLast())
                    .doesNotContain(last);
        } finally {
            failing.forEach(hash -> drop(released, hash));
            drop(released, last);
        }
    }

    private static void drop(ReleasedPictures released, String hash) {
        released.notes(null, 1_000).stream()
                .filter(note -> note.hash().equals(hash))
                .forEach(released::drop);
    }
}
