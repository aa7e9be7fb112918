package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Article.Draft;
import io.broadsheet.article.domain.Article.Published;
import io.broadsheet.article.domain.Article.Withdrawn;
import io.broadsheet.article.domain.ArticleEvent.ArticlePublished;
import io.broadsheet.article.domain.ArticleEvent.ArticleRevised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleArticleTest {

    private static final Rendering REFUSING = body -> {
        throw new NotPublishable(Sentence.TEXT_NOTHING.with());
    };

    @Test
    void nothingIsPublishedBeforeItsTime() {
        var scheduled = scheduled(aDraft("Tides"));

        assertThat(scheduled).isInstanceOf(Draft.class);
        assertThat(due(scheduled, LATER.minusMillis(1))).isEqualTo(new Change(scheduled, List.of()));
    }

    @Test
    void isPublishedAtTheInstantThatWasPromised() {
        var change = due(scheduled(aDraft("Tides")), LATER.plusMillis(700));

        var publication = ((Published) change.next()).publication();
        assertThat(change.events()).containsExactly(new ArticlePublished(publication));
        assertThat(publication.publishedAt()).isEqualTo(LATER);
        assertThat(change.next().schedule()).isNull();
    }

    @Test
    void afterAnOutageItTellsWhenItWasPublished() {
        var recovered = LATER.plus(Duration.ofHours(2));

        var change = due(scheduled(aDraft("Tides")), recovered);

        assertThat(((Published) change.next()).publication().publishedAt()).isEqualTo(recovered);
    }

    @Test
    void aPublishedArticleCanWaitForItsNextPublication() {
        var edited = aPublishedArticle("Tides").edit(derived(), details("Moon"), body("Ebb."), NOON);

        var change = due(scheduled(edited.next()), LATER);

        var publication = ((Published) change.next()).publication();
        assertThat(change.events()).containsExactly(new ArticleRevised(publication));
        assertThat(publication.details().title()).isEqualTo("Moon");
        assertThat(publication.publishedAt()).isEqualTo(NOON);
        assertThat(publication.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void aCorrectionThatOvertookItStaysBeforeIt() {
        var edited = aPublishedArticle("Tides").edit(derived(), details("Moon"), body("Ebb."), NOON);
        var overtaken = LATER.plusMillis(300);
        var corrected = scheduled(edited.next())
                .correct("It ebbs.", false, Fixtures::rendition, 4, overtaken)
                .next();

        var publication = ((Published) due(corrected, LATER.plusMillis(500)).next()).publication();

        assertThat(publication.details().title()).isEqualTo("Moon");
        assertThat(publication.updatedAt()).isEqualTo(overtaken);
    }

    @Test
    void whatIsSavedMeanwhileIsPublished() {
        var saved = scheduled(aDraft("Tides")).edit(derived(), details("Moon"), body("Ebb."), NOON);

        assertThat(saved.next().schedule()).isEqualTo(new Schedule(LATER, ANA, false, null));
        assertThat(((Published) due(saved.next(), LATER).next())
                        .publication()
                        .details()
                        .title())
                .isEqualTo("Moon");
    }

    @Test
    void movesWhenItIsScheduledAgainAndEndsWhenItIsUnscheduled() {
        var moved = scheduled(aDraft("Tides"))
                .schedule(LATER.plusSeconds(60), ANA, Fixtures::rendition, NOON)
                .next();

        assertThat(due(moved, LATER).events()).isEmpty();
        assertThat(moved.unschedule(NOON).next().schedule()).isNull();
        var draft = aDraft("Tides");
        assertThat(draft.unschedule(LATER)).isEqualTo(new Change(draft, List.of()));
    }

    @Test
    void endsWithAPublicationByHandAWithdrawalAndAnErasure() {
        var scheduled = scheduled(aPublishedArticle("Tides"));

        assertThat(scheduled.publish(Fixtures::rendition, 4, NOON).next().schedule())
                .isNull();
        assertThat(scheduled.withdraw("Wrong", 4, NOON).next().schedule()).isNull();
        assertThat(scheduled(aWithdrawnArticle("Tides"))
                        .withdraw("Wrong again", 4, NOON)
                        .next()
                        .schedule())
                .isNull();
        assertThat(scheduled.erase(NOON).next().schedule()).isNull();
        assertThat(due(scheduled.erase(NOON).next(), LATER).events()).isEmpty();
    }

    /** Fields that a build does not know stay as they are when it writes. */
    @Test
    void endsWithAWithdrawalByABuildThatKnowsNoSchedules() {
        var withdrawn = (Withdrawn) aWithdrawnArticle("Tides");
        var kept = scheduled(aPublishedArticle("Tides")).copy();
        var left = new Withdrawn(kept, withdrawn.withdrawal(), NOON);

        assertThat(left.schedule()).isNull();
        var looked = due(left, LATER);
        assertThat(looked.events()).isEmpty();
        assertThat(looked.next()).isInstanceOf(Withdrawn.class);
        assertThat(looked.next().copy().schedule()).isNull();
        assertThat(due(scheduled(aWithdrawnArticle("Tides")), LATER).next()).isInstanceOf(Published.class);
    }

    @Test
    void refusesAtOnceWhatCouldNotBePublished() {
        assertThatExceptionOfType(NotPublishable.class)
                .isThrownBy(() -> aDraft("Tides").schedule(LATER, ANA, REFUSING, NOON));
        assertThatExceptionOfType(ErasedForGood.class)
                .isThrownBy(() -> anErasedArticle().schedule(LATER, ANA, Fixtures::rendition, NOON));
    }

    @Test
    void waitsForAPersonWhenItsTextCannotBePublishedByThen() {
        var scheduled = scheduled(aDraft("Tides"));
        assertThatExceptionOfType(NotPublishable.class).isThrownBy(() -> scheduled.publishDue(REFUSING, 3, LATER));

        var failed = scheduled.publishDueFailed("is empty", LATER).next();

        assertThat(failed.schedule()).isEqualTo(new Schedule(LATER, ANA, false, "is empty"));
        assertThat(due(failed, LATER).events()).isEmpty();
    }

    @Test
    void knowsWhetherReadersSeeLessThanTheNewsroom() {
        var published = aPublishedArticle("Tides");

        assertThat(published.hasUnpublishedChanges()).isFalse();
        assertThat(published
                        .edit(derived(), details("Tides"), body("Ebb."), LATER)
                        .next()
                        .hasUnpublishedChanges())
                .isTrue();
        assertThat(aDraft("Tides").hasUnpublishedChanges()).isFalse();
    }

    private static Article scheduled(Article article) {
        return article.schedule(LATER, ANA, Fixtures::rendition, NOON).next();
    }

    private static Change due(Article article, Instant now) {
        return article.publishDue(Fixtures::rendition, 5, now);
    }
}
