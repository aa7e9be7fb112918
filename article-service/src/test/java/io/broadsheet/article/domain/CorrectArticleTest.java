package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Article.Published;
import io.broadsheet.article.domain.ArticleEvent.ArticleCorrected;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectArticleTest {

    private static final String NOTE = "The ferry is 31 years old, not 13.";

    @Test
    void addsADatedNoteToWhatReadersHave() {
        var edited = aPublishedArticle("Tides").edit(derived(), details("Moon"), body("Ebb."), NOON);

        var change = correct(edited.next(), false);

        var publication = ((Published) change.next()).publication();
        assertThat(change.events()).containsExactly(new ArticleCorrected(publication));
        assertThat(publication.corrections()).containsExactly(new Correction(LATER, NOTE));
        assertThat(publication.updatedAt()).isEqualTo(LATER);
        assertThat(publication.publishedAt()).isEqualTo(NOON);
        assertThat(publication.version()).isEqualTo(5);
        assertThat(publication.details().title()).isEqualTo("Tides");
        assertThat(change.next().hasUnpublishedChanges()).isTrue();
    }

    @Test
    void canShowTheWorkingCopyWithIt() {
        var edited = aPublishedArticle("Tides").edit(derived(), details("Moon"), body("Ebb."), NOON);
        var scheduled =
                edited.next().schedule(LATER, ANA, Fixtures::rendition, NOON).next();

        var next = correct(scheduled, true).next();

        var publication = ((Published) next).publication();
        assertThat(publication.details().title()).isEqualTo("Moon");
        assertThat(publication.corrections()).hasSize(1);
        assertThat(next.schedule()).isNull();
        assertThat(next.hasUnpublishedChanges()).isFalse();
    }

    @Test
    void changesNothingTheSecondTime() {
        var corrected = correct(aPublishedArticle("Tides"), false).next();

        assertThat(correct(corrected, false)).isEqualTo(new Change(corrected, List.of()));
        assertThat(correct(corrected, true)).isEqualTo(new Change(corrected, List.of()));
    }

    @Test
    void outlivesARevisionAWithdrawalAndAPublicationAfterIt() {
        var corrected = correct(aPublishedArticle("Tides"), false).next();
        var revised = corrected
                .edit(derived(), details("Moon"), body("Ebb."), LATER)
                .next()
                .publish(Fixtures::rendition, 7, LATER)
                .next();
        var back = revised.withdraw("Wrong", 8, LATER)
                .next()
                .publish(Fixtures::rendition, 9, LATER)
                .next();

        assertThat(((Published) back).publication().corrections()).containsExactly(new Correction(LATER, NOTE));
    }

    @Test
    void refusesWhatReadersDoNotHave() {
        assertThatExceptionOfType(NotPublished.class).isThrownBy(() -> correct(aDraft("Tides"), true));
        assertThatExceptionOfType(NotPublished.class).isThrownBy(() -> correct(aWithdrawnArticle("Tides"), true));
        assertThatExceptionOfType(ErasedForGood.class).isThrownBy(() -> correct(anErasedArticle(), true));
    }

    @Test
    void thereAreAtMostAHundred() {
        Article article = aPublishedArticle("Tides");
        for (var i = 0; i < 100; i++) {
            article = article.correct("Note " + i, false, Fixtures::rendition, 5, LATER)
                    .next();
        }
        var full = article;

        assertThatExceptionOfType(TooManyCorrections.class).isThrownBy(() -> correct(full, false));
    }

    private static Change correct(Article article, boolean withCopy) {
        return article.correct(NOTE, withCopy, Fixtures::rendition, 5, LATER);
    }
}
