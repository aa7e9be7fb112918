package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Article.Published;
import io.broadsheet.article.domain.ArticleEvent.ArticlePublished;
import io.broadsheet.article.domain.ArticleEvent.ArticleRevised;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishArticleTest {

    @Test
    void announcesDraftUnderItsSlug() {
        var change = publish(aDraft("Tides and time"), 2, NOON);

        assertThat(change.events())
                .containsExactly(new ArticlePublished(new Publication(
                        slugs("tides-and-time"),
                        details("Tides and time"),
                        rendition(body("Tides turn.")),
                        body("Tides turn."),
                        0,
                        NOON,
                        NOON,
                        2,
                        List.of())));
    }

    @Test
    void showsReadersNothingOfAnEditBeforeTheNextPublication() {
        var before = aPublishedArticle("Tides");
        var edited = edit(before, derived(), "Tides, corrected");

        assertThat(edited.events()).isEmpty();
        assertThat(((Published) edited.next()).publication()).isEqualTo(before.publication());
    }

    @Test
    void announcesTheEditedCopyAsRevisedSinceTheFirstPublication() {
        var edited =
                edit(aPublishedArticle("Tides"), derived(), "Tides, corrected").next();

        var change = publish(edited, 4, LATER);

        assertThat(change.events())
                .containsExactly(new ArticleRevised(new Publication(
                        slugs("tides"),
                        details("Tides, corrected"),
                        rendition(body("Tides turn.")),
                        body("Tides turn."),
                        0,
                        NOON,
                        LATER,
                        4,
                        List.of())));
    }

    @Test
    void changesAndAnnouncesNothingWhenReadersWouldSeeNoDifference() {
        var published = aPublishedArticle("Tides");

        assertThat(publish(published, 3, LATER)).isEqualTo(new Change(published, List.of()));
    }

    @Test
    void takesNoteOfASourceThatLooksTheSameAndAnnouncesNothing() {
        Rendering same = body -> new Rendition("<p>Tides turn.</p>", "Tides turn.", "Tides turn....", 1);
        var published = aDraft("Tides").publish(same, 2, NOON).next();
        var respaced = published.edit(derived(), details("Tides"), body("Tides  turn."), LATER);

        var change = respaced.next().publish(same, 4, LATER);

        assertThat(change.events()).isEmpty();
        assertThat(change.next().hasUnpublishedChanges()).isFalse();
        assertThat(((Published) change.next()).publication().updatedAt()).isEqualTo(NOON);
        assertThat(((Published) change.next()).publication().version()).isEqualTo(2);
    }

    @Test
    void showsWhatWasPublishedAsItIsRenderedByNowAndKeepsItsTimes() {
        var edited = (Published)
                edit(aPublishedArticle("Tides"), derived(), "Tides, corrected").next();
        var before = edited.publication();

        var change = edited.renderAnew(body -> new Rendition("<em>" + body.source(), "", "", 1), 4);

        var after = ((Published) change.next()).publication();
        assertThat(change.events()).containsExactly(new ArticleRevised(after));
        assertThat(after.rendition().html()).isEqualTo("<em>Tides turn.");
        assertThat(after.details()).isEqualTo(before.details());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.version()).isEqualTo(4);
        assertThat(change.next().changedAt()).isEqualTo(edited.changedAt());
    }

    @Test
    void rendersStoredHtmlAnewWhereItsSourceWasNotKept() {
        var before = aPublishedArticle("Tides");
        var publication = before.publication();
        var unsourced = new Published(
                before.copy(),
                new Publication(
                        publication.addresses(),
                        publication.details(),
                        publication.rendition(),
                        null,
                        0,
                        NOON,
                        NOON,
                        2,
                        List.of()),
                NOON);

        var next = unsourced
                .renderAnew(body -> new Rendition(body.format() + body.source(), "", "", 1), 3)
                .next();

        assertThat(((Published) next).publication().rendition().html()).isEqualTo("HTML<p>Tides turn.</p>");
    }

    @Test
    void announcesNothingThatIsRenderedTheSame() {
        var published = aPublishedArticle("Tides");

        assertThat(published.renderAnew(Fixtures::rendition, 3)).isEqualTo(new Change(published, List.of()));
        var draft = aDraft("Tides");
        assertThat(draft.renderAnew(Fixtures::rendition, 3)).isEqualTo(new Change(draft, List.of()));
    }

    @Test
    void showsNothingAsBreakingWhoseHourIsOver() {
        var breaking = aDraft("Tides")
                .edit(derived(), breakingUntil(LATER), body("Tides turn."), NOON)
                .next();
        var published = publish(breaking, 3, LATER).next();

        assertThat(publish(breaking, 3, NOON).next().copy().details().breaking())
                .isTrue();
        assertThat(((Published) published).publication().details()).isEqualTo(details("Tides"));
        assertThat(published.hasUnpublishedChanges()).isFalse();
        var again = published
                .edit(derived(), breakingUntil(LATER), body("Tides turn."), LATER)
                .next();
        assertThat(publish(again, 5, LATER).events()).isEmpty();
        var corrected = again.correct("It was the moon", true, Fixtures::rendition, 5, LATER);
        assertThat(((Published) corrected.next()).publication().details().breaking())
                .isFalse();
    }

    private static Details breakingUntil(Instant end) {
        var details = details("Tides");
        return new Details(
                details.title(),
                details.standfirst(),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                details.commentsOpen(),
                details.commentsCloseAfterDays(),
                details.pin(),
                true,
                end,
                details.heroImage(),
                details.canonicalUrl());
    }

    @Test
    void keepsFormerSlugsBehindTheNewOne() {
        var edited = edit(aPublishedArticle("Tides"), asked("moon"), "Tides").next();
        var moved = publish(edited, 4, LATER).next();
        var back =
                publish(edit(moved, asked("tides"), "Tides").next(), 6, LATER).next();

        assertThat(((Published) moved).publication().addresses()).isEqualTo(slugs("moon", "tides"));
        assertThat(((Published) back).publication().addresses()).isEqualTo(slugs("tides", "moon"));
    }

    @Test
    void bringsAWithdrawnArticleBackWithItsFirstDateAndItsAddresses() {
        var edited = edit(aWithdrawnArticle("Tides"), asked("moon"), "Tides").next();

        var change = publish(edited, 5, LATER);

        var publication = ((Published) change.next()).publication();
        assertThat(change.events()).containsExactly(new ArticlePublished(publication));
        assertThat(publication.publishedAt()).isEqualTo(NOON);
        assertThat(publication.updatedAt()).isEqualTo(LATER);
        assertThat(publication.addresses()).isEqualTo(slugs("moon", "tides"));
    }

    @Test
    void refusesAnErasedArticle() {
        assertThatExceptionOfType(ErasedForGood.class).isThrownBy(() -> publish(anErasedArticle(), 5, LATER));
    }

    @Test
    void saysAgainWhatOthersShouldKnow() {
        var published = aPublishedArticle("Tides");

        assertThat(aDraft("Tides").announcements()).isEmpty();
        assertThat(published.announcements()).containsExactly(new ArticlePublished(published.publication()));
        assertThat(edit(published, derived(), "Other").next().announcements())
                .containsExactly(new ArticlePublished(published.publication()));
        assertThat(anErasedArticle().announcements()).containsExactly(new ArticleEvent.ArticleErased());
    }

    private static Change publish(Article article, long version, Instant at) {
        return article.publish(Fixtures::rendition, version, at);
    }

    private static Change edit(Article article, SlugChoice slug, String title) {
        return article.edit(slug, details(title), body("Tides turn."), NOON);
    }
}
