package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.ServiceAway;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant PUBLISHED = Instant.parse("2025-05-22T10:00:00Z");
    private static final Instant WITHDRAWN = PUBLISHED.plusSeconds(60);

    private final Withdrawals withdrawals = new Withdrawals();
    private boolean away;
    private ArticleAt source = article(PUBLISHED);
    private final ServiceCache<String, ArticleAt> articles = new ServiceCache<>(
            100_000,
            AnswerSizes::of,
            readAt -> true,
            slug -> {
                if (away) {
                    throw ServiceAway.tooSlow();
                }
                return source;
            },
            withdrawals::from);

    @Test
    void takesAWithdrawnArticleFromReadersWhileItsServiceIsAway() throws ServiceAway {
        var before = articles.get("gates");
        away = true;

        withdrawals.withdrawn(ID, WITHDRAWN, "It was wrong.");
        articles.reduceAll();

        assertThat(articles.get("gates").value()).isEqualTo(new ArticleAt.Gone("It was wrong."));
        assertThat(before.prolong(System.nanoTime())).isFalse();
        assertThat(before.isUsable(System.nanoTime(), readAt -> true)).isFalse();
    }

    @Test
    void believesTheEventMoreThanAnInstanceThatHasNotHeardOfIt() throws ServiceAway {
        withdrawals.withdrawn(ID, WITHDRAWN, null);

        assertThat(articles.get("gates").value()).isEqualTo(new ArticleAt.Gone(null));
    }

    @Test
    void showsWhatWasPublishedAgain() throws ServiceAway {
        withdrawals.withdrawn(ID, WITHDRAWN, null);
        source = article(WITHDRAWN.plusSeconds(1));

        assertThat(articles.get("gates").value()).isEqualTo(source);
    }

    private static ArticleAt article(Instant updatedAt) {
        return new ArticleAt.Here(new Article(
                ID, "gates", "Gates", null, "", "", List.of(), null, List.of(), "en", PUBLISHED, updatedAt, 1, 0, true,
                List.of(), null, null, ""));
    }
}
