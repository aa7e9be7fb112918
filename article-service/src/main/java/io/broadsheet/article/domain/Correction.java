package io.broadsheet.article.domain;

import java.time.Instant;

/** What was wrong in what readers had, and has been put right. */
public record Correction(Instant at, String note) {

    /** As many an article can have. */
    static final int MOST = 100;
}
