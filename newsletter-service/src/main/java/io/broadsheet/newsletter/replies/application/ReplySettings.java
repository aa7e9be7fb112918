package io.broadsheet.newsletter.replies.application;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How readers are told of replies.
 *
 * @param instantDelay from a reply's becoming visible to its instant notice, for moderators' second thoughts
 * @param poll how often an instance looks whether something is due
 * @param endsAfter when a comment is followed no more that nobody was told of a reply to
 * @param perReader confirmed comments with which a reader may ask for no more
 */
@Validated
@ConfigurationProperties("broadsheet.newsletter.replies")
record ReplySettings(
        @DefaultValue("10s") @NotNull @DurationMin Duration instantDelay,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10)
        Duration poll,

        @DefaultValue("30d") @NotNull @DurationMin(days = 8) Duration endsAfter,

        @DefaultValue("50") @Min(1) int perReader) {

    /** With what was asked for and not confirmed before that: far more than mailboxes are mailed in a link's life. */
    int mostHeld() {
        return 2 * perReader;
    }
}
