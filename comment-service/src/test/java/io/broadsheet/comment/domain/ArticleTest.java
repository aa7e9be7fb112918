package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArticleTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void takesCommentsForSoLongAfterItsPublication() {
        var article = published(true, NOON);

        assertThatCode(() -> article.requireOpen(WEEK, NOON.plus(WEEK))).doesNotThrowAnyException();
        assertThatExceptionOfType(CommentsClosed.class)
                .isThrownBy(() -> article.requireOpen(WEEK, NOON.plus(WEEK).plusMillis(1)));
        assertThatExceptionOfType(CommentsClosed.class)
                .isThrownBy(() -> published(false, NOON).requireOpen(WEEK, NOON));
    }

    @Test
    void takesCommentsForeverWhereNobodySaidHowLongOrItsAgeIsNotKnown() {
        assertThatCode(() -> published(true, NOON).requireOpen(Duration.ZERO, Instant.MAX))
                .doesNotThrowAnyException();
        assertThatCode(() -> published(true, null).requireOpen(WEEK, Instant.MAX))
                .doesNotThrowAnyException();
    }

    @Test
    void itsEditorsSayHowLongWhateverTheSiteDoes() {
        var later = closing(NOON.plus(WEEK.multipliedBy(2)));
        assertThatCode(() -> later.requireOpen(WEEK, NOON.plus(WEEK).plusMillis(1)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(CommentsClosed.class)
                .isThrownBy(() ->
                        later.requireOpen(WEEK, NOON.plus(WEEK.multipliedBy(2)).plusMillis(1)));
        assertThatExceptionOfType(CommentsClosed.class)
                .isThrownBy(() -> closing(NOON).requireOpen(Duration.ZERO, NOON.plusMillis(1)));
    }

    private static Article closing(Instant at) {
        return new Article.Published("tides", "Tides", true, at, null, List.of(), new ArticleTraits(null, "en", NOON));
    }

    private static Article published(boolean open, @Nullable Instant at) {
        return new Article.Published("tides", "Tides", open, null, List.of(), new ArticleTraits(null, "en", at));
    }
}
