package io.broadsheet.article.application;

import io.broadsheet.article.application.ReleasedPictures.Note;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Image;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes the pictures that neither an article nor an image has any more, and what dead uploads left behind. */
@Component
class PictureErasure extends TriggeredWork {

    private static final Logger LOG = LoggerFactory.getLogger(PictureErasure.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private static final Duration LOOK = Duration.ofMinutes(10);
    /** After the start too: then there is other work to do. */
    private static final long SWEEP = TimeUnit.HOURS.toNanos(6);

    private static final Duration UPLOAD = Duration.ofHours(1);
    /** Noted before the article is erased, which may come to nothing. */
    private static final Duration ERASING = Duration.ofMinutes(1);

    private static final int PAGE = 50;

    private final ReleasedPictures released;
    private final Articles articles;
    private final PublicPictures.Stored use;
    private final ImageCache cache;
    private final Counter deleted;
    private long swept = System.nanoTime();

    PictureErasure(
            ReleasedPictures released,
            Articles articles,
            PublicPictures.Stored use,
            ImageCache cache,
            MeterRegistry meters) {
        super("picture-erasure", LOOK);
        this.released = released;
        this.articles = articles;
        this.use = use;
        this.cache = cache;
        this.deleted = Counter.builder("broadsheet.images.erased")
                .description("Pictures deleted with the last article or image that had them")
                .register(meters);
    }

    /** To be called before their article is erased: whoever dies in between leaves a note. */
    void note(UUID article, Collection<String> hashes) {
        released.note(article, hashes);
    }

    /** The article has been erased. */
    void begin(UUID article, Collection<String> hashes) {
        released.note(article, hashes);
        trigger();
    }

    /** To be called before an image is taken out of the library: whoever dies in between leaves a note. */
    void noteTaking(Image image) {
        released.noteTaking(image);
    }

    /** It has been, and no article has taken it. */
    void noteTaken(Image image) {
        released.noteTaken(image);
    }

    /** The last image with it has been taken out of the library. */
    void beginUnheld(String hash) {
        released.noteUnheld(hash);
        trigger();
    }

    @Override
    protected void workOff() {
        deleteAll();
        if (System.nanoTime() - swept > SWEEP) {
            swept = System.nanoTime();
            tell(released.sweep(UPLOAD));
        }
    }

    private static void tell(int files) {
        if (files > 0) {
            LOG.info("Deleted {} files of uploads that had come to nothing", files);
        }
    }

    void deleteAll() {
        @Nullable String last = null;
        List<Note> page;
        do {
            page = released.notes(last, PAGE);
            page.forEach(this::settle);
            last = page.isEmpty() ? last : page.getLast().hash();
        } while (page.size() == PAGE);
    }

    /** One that fails hides no other; its note stays. */
    private void settle(Note note) {
        try {
            if (isDeleted(note) || note.age().compareTo(ERASING) > 0) {
                released.drop(note);
            }
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Picture {} is not deleted yet; it is tried again", note.hash(), Loggable.of(e));
            }
        }
    }

    private boolean isDeleted(Note note) {
        var hash = note.hash();
        if (use.isUsed(hash)) {
            released.putBack(hash);
            return false;
        }
        var putBack = released.takeFromLibrary(hash, isAnyErased(note.articles()) ? note.images() : Set.of());
        // A draft may have taken it just before it left the library.
        if (use.isUsed(hash)) {
            putBack.run();
            return false;
        }
        if (!released.delete(hash)) {
            return false;
        }
        cache.forget(hash);
        deleted.increment();
        return true;
    }

    /** An erasure may have been refused, or died before its write. */
    private boolean isAnyErased(Set<UUID> noted) {
        return noted.stream()
                .anyMatch(id -> articles.find(id)
                        .filter(entry -> entry.article() instanceof Article.Erased)
                        .isPresent());
    }
}
