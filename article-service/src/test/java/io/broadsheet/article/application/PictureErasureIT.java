package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.imaging.ImageProcessor;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.article.imaging.Samples;
import io.broadsheet.chassis.Ids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void aPictureThatFailsHidesNoOther() {
        var failing = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(i -> "%032x".formatted(i))
                .toList();
        var last = "f".repeat(32);
        var erasure = new PictureErasure(
                released,
                new PublicPictures.Stored() {
                    @Override
                    public boolean isPublic(String hash) {
                        return use.isPublic(hash);
                    }

                    @Override
                    public boolean isUsed(String hash) {
                        if (failing.contains(hash)) {
                            throw new IllegalStateException("too many articles");
                        }
                        return use.isUsed(hash);
                    }
                },
                cache,
                new SimpleMeterRegistry());
        released.note(failing);
        released.note(List.of(last));
        try {
            erasure.deleteAll();

            assertThat(released.notes(null, 1_000))
                    .extracting(ReleasedPictures.Note::hash)
                    .contains(failing.getFirst(), failing.getLast())
                    .doesNotContain(last);
        } finally {
            failing.forEach(released::drop);
            released.drop(last);
        }
    }
}
