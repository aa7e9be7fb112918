package io.broadsheet.article.application;

import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.PictureUpdate;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells articles how a picture of theirs looks by now: what must be seen of it, and how it came to be. What a dead process
 * left is done by another; every step can be done twice.
 */
@Component
class PictureTelling extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(PictureTelling.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int PAGE = 50;

    private final Images images;
    private final PictureUses uses;
    private final Articles articles;
    private final ReaderCaches memory;
    private final Clock clock;
    private final Semaphore wanted = new Semaphore(1);

    PictureTelling(Images images, PictureUses uses, Articles articles, ReaderCaches memory, Clock clock) {
        super("picture-telling");
        this.images = images;
        this.uses = uses;
        this.articles = articles;
        this.memory = memory;
        this.clock = clock;
    }

    /** An image has changed. */
    void begin() {
        wanted.release();
    }

    @Override
    protected void work() throws InterruptedException {
        while (isRunning()) {
            wanted.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            wanted.drainPermits();
            images.untold(PAGE).forEach(this::tell);
        }
    }

    /** One that fails hides no other; it is tried again. */
    private void tell(Image image) {
        try {
            @Nullable Place last = null;
            List<PictureUses.Use> page;
            do {
                page = uses.of(image.picture().hash(), last, PAGE);
                page.forEach(use -> tell(use.article(), image));
                last = page.isEmpty()
                        ? last
                        : new Place(page.getLast().changedAt(), page.getLast().article());
            } while (page.size() == PAGE);
            images.told(image);
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Articles do not show image {} as it is by now", image.id(), Loggable.of(e));
            }
        }
    }

    private void tell(UUID article, Image image) {
        try {
            articles.update(
                    article,
                    new Step(Action.RENDERED_ANEW, null, clock.instant()),
                    current -> PictureUpdate.of(current.article(), image, current.nextVersion()));
        } finally {
            memory.changed(article);
        }
    }
}
