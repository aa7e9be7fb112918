package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.HoldReason.FIRST_COMMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Comments in each state; a test names only what matters to it. */
final class Fixtures {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final UUID ARTICLE = UUID.fromString("01939f00-0000-7000-8000-000000000001");
    static final UUID COMMENT = UUID.fromString("01939f00-0000-7000-8000-000000000002");
    static final UUID AUTHOR = UUID.fromString("01939f00-0000-7000-8000-000000000003");
    static final Contribution WORDS = new Contribution("Ada", "Well said.");

    private Fixtures() {}

    static Comment aHeldComment() {
        return post(List.of(FIRST_COMMENT));
    }

    static Comment aVisibleComment() {
        return post(List.of());
    }

    static Comment aRejectedComment() {
        return aHeldComment().decide(verdict(Verdict.REJECT)).next();
    }

    static Comment aRemovedComment() {
        return aVisibleComment().erase(LATER, null).next();
    }

    /** On the version that was posted. */
    static Decision verdict(Verdict verdict) {
        return new Decision("mod-7", LATER, 1, verdict, "said before");
    }

    static Posting aPosting() {
        return new Posting(Place.onArticle(ARTICLE, COMMENT), NOON, false, AUTHOR, false, null);
    }

    private static Comment post(List<HoldReason> reasons) {
        return Comment.post(aPosting(), WORDS, Judgement.holding(reasons)).next();
    }
}
