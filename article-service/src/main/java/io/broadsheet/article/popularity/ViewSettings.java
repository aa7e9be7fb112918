package io.broadsheet.article.popularity;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code broadsheet.articles.views.*}.
 *
 * @param flush how often counts are written
 * @param readerBurst so many views by one reader of one article count at once
 * @param networkBurst so many views from one network at one article count at once
 * @param refill how long it takes until as many count again
 */
@Validated
@ConfigurationProperties("broadsheet.articles.views")
record ViewSettings(
        @DefaultValue("5s") @NotNull @DurationMin(millis = 50)
        Duration flush,

        @DefaultValue("10") @Min(1) int readerBurst,

        @DefaultValue("300") @Min(1) int networkBurst,

        @DefaultValue("10m") @NotNull @DurationMin(seconds = 1)
        Duration refill) {}
