package io.broadsheet.newsletter.edition.application;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How digests are cut.
 *
 * @param window an article published longer ago than this when it arrives is never sent
 * @param instantDelay from an article's arrival to the cut for instant readers, for second thoughts of the desk
 * @param poll how often an instance looks whether something is due
 * @param lease a planner that is silent for so long is taken for dead; longer than a database call may take
 * @param retention editions are forgotten after it, and stories but for what public ones are called and where they are
 */
@Validated
@ConfigurationProperties("broadsheet.newsletter.digest")
record DigestProperties(
        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1)
        Duration window,

        @DefaultValue("10s") @NotNull @DurationMin Duration instantDelay,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 10)
        Duration poll,

        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1)
        Duration lease,

        @DefaultValue("90d") @NotNull @DurationMin(days = 8) Duration retention) {}
