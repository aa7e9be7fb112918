package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Article.Erased;
import io.broadsheet.article.domain.ArticleEvent.ArticleErased;
import io.broadsheet.article.domain.ArticleEvent.ArticleWithdrawn;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithdrawArticleTest {

    @Test
    void announcesTheReasonAndTheAddresses() {
        var change = aPublishedArticle("Tides").withdraw("Sources were wrong", 3, LATER);

        assertThat(change.events())
                .containsExactly(new ArticleWithdrawn(
                        new Withdrawal(slugs("tides"), NOON, "Sources were wrong", LATER, 3, List.of())));
    }

    @Test
    void keepsTheWorkingCopy() {
        var published = aPublishedArticle("Tides");

        assertThat(((Article.Withdrawn) published.withdraw(null, 3, LATER).next()).copy())
                .isEqualTo(published.copy());
    }

    @Test
    void changesNothingTheSecondTime() {
        var withdrawn = aWithdrawnArticle("Tides");

        assertThat(withdrawn.withdraw("Other", 4, LATER)).isEqualTo(new Change(withdrawn, List.of()));
    }

    @Test
    void refusesADraft() {
        assertThatExceptionOfType(NeverPublished.class)
                .isThrownBy(() -> aDraft("Tides").withdraw(null, 2, LATER));
    }

    @Test
    void erasureLeavesOnlyTheAddressesAndTellsOthers() {
        var change = aWithdrawnArticle("Tides").erase(LATER);

        assertThat(change).isEqualTo(new Change(new Erased(slugs("tides"), LATER), List.of(new ArticleErased())));
    }

    @Test
    void erasureOfADraftFreesItsSlugAndTellsNobody() {
        assertThat(aDraft("Tides").erase(LATER)).isEqualTo(new Change(new Erased(List.of(), LATER), List.of()));
    }

    @Test
    void erasureOfAnErasedArticleChangesNothing() {
        var erased = anErasedArticle();

        assertThat(erased.erase(LATER)).isEqualTo(new Change(erased, List.of()));
    }
}
