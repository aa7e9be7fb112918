package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left for readers of an article that was public.
 *
 * @param addresses every slug it was ever published under, the latest first
 * @param publishedAt first publication
 * @param reason fit for readers
 * @param version of the article at its withdrawal
 * @param corrections of what was public, oldest first
 */
public record Withdrawal(
        List<Slug> addresses,
        Instant publishedAt,
        @Nullable String reason,
        Instant withdrawnAt,
        long version,
        List<Correction> corrections) {

    public Withdrawal {
        addresses = List.copyOf(addresses);
        corrections = List.copyOf(corrections);
    }
}
