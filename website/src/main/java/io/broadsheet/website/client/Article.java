package io.broadsheet.website.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A published article.
 *
 * @param summary what lists have of it
 * @param html sanitised by article-service
 */
public record Article(@JsonUnwrapped Summary summary, String html, List<Correction> corrections) {

    /** What was wrong and has been put right. */
    public record Correction(Instant at, String note) {}

    public Article {
        corrections = NullSafeLists.of(corrections);
    }
}
