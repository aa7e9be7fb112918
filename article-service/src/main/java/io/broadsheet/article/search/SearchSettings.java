package io.broadsheet.article.search;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code broadsheet.articles.search.*}.
 *
 * @param folder where this instance, and no other, keeps its index from one start to the next; without it the index is
 *     built from the topic at every start
 * @param buffer how much of the heap what is not yet written may take
 * @param save how often the index and its place in the topic are made durable
 * @param trust an index saved longer ago is built anew: of articles erased since, the topic may have forgotten
 */
@Validated
@ConfigurationProperties("broadsheet.articles.search")
record SearchSettings(
        @Nullable Path folder,
        @DefaultValue("16MB") @NotNull DataSize buffer,

        @DefaultValue("30s") @NotNull @DurationMin(millis = 100)
        Duration save,

        @DefaultValue("7d") @NotNull @DurationMin(seconds = 1)
        Duration trust) {}
