package io.broadsheet.comment.application;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of comments.
 *
 * @param editWindow how long after posting an author may change a comment
 */
@Validated
@ConfigurationProperties("broadsheet.comments")
public record CommentProperties(
        @NotNull @DurationMin(seconds = 0) @DefaultValue("15m")
        Duration editWindow) {}
