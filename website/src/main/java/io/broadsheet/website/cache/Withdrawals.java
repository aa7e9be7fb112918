package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Summary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events took away, and what is left of an answer after that: what was read before, or from an instance that has
 * not heard of it, shows it no longer. An answer with nothing to be taken out is returned itself.
 */
final class Withdrawals {

    private static final int MOST = 10_000;

    private final Cache<UUID, Withdrawal> latest =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Withdrawal(Instant at, @Nullable String reason) {}

    void withdrawn(UUID id, Instant at, @Nullable String reason) {
        latest.put(id, new Withdrawal(at, reason));
    }

    void erased(UUID id) {
        latest.put(id, new Withdrawal(Instant.MAX, null));
    }

    void published(UUID id) {
        latest.invalidate(id);
    }

    /** Whether an article that is not erased was withdrawn for this reason. */
    boolean isGiven(String reason) {
        return latest.asMap().values().stream().anyMatch(withdrawal -> reason.equals(withdrawal.reason()));
    }

    ArticleAt from(ArticleAt at) {
        return at instanceof ArticleAt.Here(Article article)
                        && of(article.id(), article.updatedAt()) instanceof Withdrawal withdrawal
                ? new ArticleAt.Gone(withdrawal.reason())
                : at;
    }

    Listing<Summary> from(Listing<Summary> list) {
        var left = from(list.items());
        return left == list.items() ? list : new Listing<>(left, list.next());
    }

    List<Summary> from(List<Summary> items) {
        var left = items.stream()
                .filter(item -> of(item.id(), item.updatedAt()) == null)
                .toList();
        return left.size() == items.size() ? items : left;
    }

    /** @param updatedAt when what was read of it had been published: after a withdrawal it is public again */
    private @Nullable Withdrawal of(UUID id, Instant updatedAt) {
        var withdrawal = latest.getIfPresent(id);
        return withdrawal == null || updatedAt.isAfter(withdrawal.at()) ? null : withdrawal;
    }
}
