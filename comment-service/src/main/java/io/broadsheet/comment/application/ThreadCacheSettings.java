package io.broadsheet.comment.application;

import io.broadsheet.chassis.SettingChecks;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code broadsheet.comments.pages.*}.
 *
 * @param most how much memory ready-made first pages may take
 * @param last how old one may get. What other instances make of votes and pins is told by no event, and what a process
 *     left untold when it died is told late
 */
@Validated
@ConfigurationProperties("broadsheet.comments.pages")
record ThreadCacheSettings(
        @NotNull @DefaultValue("16MB") DataSize most,

        @NotNull @DurationMin(millis = 0) @DefaultValue("1s")
        Duration last) {

    ThreadCacheSettings {
        SettingChecks.size("broadsheet.comments.pages.most", most);
    }
}
