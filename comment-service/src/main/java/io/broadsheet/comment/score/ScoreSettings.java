package io.broadsheet.comment.score;

import io.broadsheet.chassis.SettingChecks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How comments are scored.
 *
 * @param interval how long after one training the next begins by itself
 * @param leastDecisions approvals, and as many refusals, that a language needs before anything is learned from it
 * @param mostDecisions the newest that are learned from, approvals and refusals together
 * @param outside a scorer that is asked first; none if it has no address
 */
@Validated
@ConfigurationProperties("broadsheet.comments.score")
record ScoreSettings(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration interval,

        @Min(10) @Max(100_000) @DefaultValue("100") int leastDecisions,

        @Min(20) @Max(500_000) @DefaultValue("100000") int mostDecisions,

        @Valid @NotNull @DefaultValue Outside outside) {

    /**
     * @param url takes {@code POST {"text", "language"}} and answers {@code {"score": 0 to 1, "words": [..]}}
     * @param token sent as a bearer token
     * @param deadline after which it is late
     * @param whenLate what happens to a comment whose score does not come in time, or not at all
     * @param atOnce calls; another one is late at once
     */
    record Outside(
            @Nullable URI url,
            @Nullable String token,

            @NotNull @DurationMin(millis = 10) @DurationMax(seconds = 10) @DefaultValue("300ms")
            Duration deadline,

            @NotNull @DefaultValue("allow") WhenLate whenLate,

            @Min(1) @Max(1_000) @DefaultValue("32") int atOnce) {

        Outside {
            if (url != null) {
                url = SettingChecks.address("broadsheet.comments.score.outside.url", url);
            }
        }
    }

    enum WhenLate {
        /** What was learned here counts, if anything was. */
        ALLOW,
        HOLD
    }
}
