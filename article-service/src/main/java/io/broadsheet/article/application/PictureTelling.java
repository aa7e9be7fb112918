package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Images.Untold;
import io.broadsheet.article.domain.PictureUpdate;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells articles how a picture of theirs looks by now: what must be seen of it, whose it is, and how it came to be. What a dead process
 * left is done by another; every step can be done twice.
 */
@Component
class PictureTelling extends TriggeredWork {

    private static final Logger LOG = LoggerFactory.getLogger(PictureTelling.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int PAGE = 50;
    /** Each page is looked for among all that have the picture. */
    private static final int USES = 100;

    private final Images images;
    private final PictureUses uses;
    private final Articles articles;
    private final Rendering rendering;
    private final ReaderCaches caches;
    private final Clock clock;

    PictureTelling(
            Images images, PictureUses uses, Articles articles, Rendering rendering, ReaderCaches caches, Clock clock) {
        super("picture-telling", LOOK);
        this.images = images;
        this.uses = uses;
        this.articles = articles;
        this.rendering = rendering;
        this.caches = caches;
        this.clock = clock;
    }

    /** An image has changed. */
    void begin() {
        trigger();
    }

    @Override
    protected void workOff() {
        @Nullable UUID last = null;
        List<Untold> page;
        do {
            page = images.untold(last, PAGE);
            page.forEach(this::tell);
            last = page.isEmpty() ? last : page.getLast().image().id();
        } while (page.size() == PAGE && isRunning());
    }

    /** One that fails hides no other; it is tried again. */
    private void tell(Untold untold) {
        try {
            if (isToldToAll(untold)) {
                images.told(untold.image());
            }
        } catch (RuntimeException e) {
            warn(untold.image(), e);
        }
    }

    private boolean isToldToAll(Untold untold) {
        var image = untold.image();
        boolean isWhole = true;
        @Nullable UUID last = null;
        List<UUID> page;
        do {
            // By what never changes: whoever saves meanwhile moves no article past this.
            page = uses.articles(image.picture().hash(), last, USES);
            for (var article : page) {
                isWhole &= tell(article, image, untold.by());
            }
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == USES);
        return isWhole;
    }

    private boolean tell(UUID article, Image image, @Nullable Actor by) {
        try {
            articles.update(
                    article,
                    new Step(Action.RENDERED_ANEW, by, clock.instant()),
                    current -> PictureUpdate.of(current.article(), image, rendering, current.nextVersion()));
            return true;
        } catch (RuntimeException e) {
            warn(image, e);
            return false;
        } finally {
            caches.changed(article);
        }
    }

    private static void warn(Image image, RuntimeException e) {
        if (FAILED.allows()) {
            LOG.warn("Articles do not show image {} as it is by now", image.id(), Loggable.of(e));
        }
    }
}
