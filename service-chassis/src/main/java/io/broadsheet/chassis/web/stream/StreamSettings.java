package io.broadsheet.chassis.web.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the streams of one instance.
 *
 * @param most open at once; each takes about 20 KB, and one of the connections that {@code server.tomcat.max-connections}
 *     allows
 * @param mostPerNetwork of one reader's network at once
 * @param heartbeat how often one that has nothing to say shows that it is there
 */
@Validated
@ConfigurationProperties("broadsheet.streams")
public record StreamSettings(
        @Min(0) @DefaultValue("1000") int most,
        @Min(1) @DefaultValue("30") int mostPerNetwork,

        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration heartbeat) {}
