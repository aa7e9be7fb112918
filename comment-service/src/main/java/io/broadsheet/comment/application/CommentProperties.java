package io.broadsheet.comment.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of comments.
 *
 * @param editWindow how long after posting an author may change a comment
 * @param mostPerArticle comments of one network on one article in a minute
 * @param closeAfter how long after its first publication an article takes comments; zero for as long as editors let it.
 *     The website reads the same setting, so as to show no form that is refused
 * @param deepest so deep replies are nested; those that are deeper stand beside what they answer
 * @param votingOpen how long after posting readers may vote on a comment
 * @param siteName as readers know the site: a stranger's name may not have it
 * @param staffTitles words that a stranger's name may not have, nor one that begins or ends with them if they have five
 *     letters; the usual ones are in {@code comment-service.yml}
 */
@Validated
@ConfigurationProperties("broadsheet.comments")
public record CommentProperties(
        @NotNull @DurationMin(seconds = 0) @DefaultValue("15m")
        Duration editWindow,

        @Min(1) @DefaultValue("10") int mostPerArticle,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("0s")
        Duration closeAfter,

        @Min(1) @Max(20) @DefaultValue("5") int deepest,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("30d")
        Duration votingOpen,

        @NotNull @DefaultValue("Broadsheet") String siteName,

        @NotNull @DefaultValue List<String> staffTitles,

        @Valid @DefaultValue Retention retention) {

    /**
     * How long the words of comments are kept that readers do not see. Of what was refused for as long as its author can
     * complain: six months (Regulation (EU) 2022/2065, article 20).
     *
     * @param held without a decision
     */
    public record Retention(
            @NotNull @DurationMin(seconds = 1) @DefaultValue("90d")
            Duration held,

            @NotNull @DurationMin(seconds = 1) @DefaultValue("185d")
            Duration rejected,

            @NotNull @DurationMin(seconds = 1) @DefaultValue("185d")
            Duration spam) {}
}
