package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Article.Draft;
import io.broadsheet.article.domain.Article.Published;
import org.junit.jupiter.api.Test;

class EditArticleTest {

    @Test
    void slugOfADraftFollowsItsTitle() {
        assertThat(edited(aDraft("Tides"), derived(), "Moon").copy().slug()).isEqualTo(new Slug("moon"));
    }

    @Test
    void slugKeepsItsNumberWhileTheTitleStays() {
        var second = Article.draft(new SlugChoice.Derived(2), details("Tides"), body("Ebb."), NOON);

        assertThat(edited(second, derived(), "Tides").copy().slug()).isEqualTo(new Slug("tides-2"));
    }

    @Test
    void slugAskedForWins() {
        assertThat(edited(aDraft("Tides"), asked("moon"), "Tides").copy().slug())
                .isEqualTo(new Slug("moon"));
    }

    @Test
    void slugOfAPublishedArticleStaysWhateverItsTitle() {
        var edited = aPublishedArticle("Tides").edit(derived(), details("Moon"), body("Tides turn."), LATER);

        assertThat(((Published) edited.next()).copy().slug()).isEqualTo(new Slug("tides"));
    }

    @Test
    void sameContentIsNoChange() {
        var draft = aDraft("Tides");

        assertThat(draft.edit(derived(), details("Tides"), body("Tides turn."), LATER)
                        .next())
                .isEqualTo(draft);
    }

    @Test
    void refusesAnErasedArticle() {
        assertThatExceptionOfType(ErasedForGood.class)
                .isThrownBy(() -> anErasedArticle().edit(derived(), details("Moon"), body("Ebb."), LATER));
    }

    private static Draft edited(Draft draft, SlugChoice slug, String title) {
        return (Draft)
                draft.edit(slug, details(title), body("Tides turn."), LATER).next();
    }
}
