package io.broadsheet.chassis.web.limit;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.http.*}: what one call may send, and how answers may be kept.
 *
 * @param bodyLimit the largest body read, unless a path has its own limit
 * @param bodyLimits by path pattern: {@code "[/newsroom/images]": 20MB}
 * @param cacheControl of public GETs that do not set their own
 * @param writeBuffer of each connection, streams too: an answer that it holds goes out in one system call, and with Tomcat's
 *     8 KB these calls are most of what a page costs
 */
@ConfigurationProperties("broadsheet.http")
public record HttpSettings(
        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue Map<String, DataSize> bodyLimits,
        @DefaultValue("no-cache") String cacheControl,
        @DefaultValue("32KB") DataSize writeBuffer) {

    private static final DataSize LEAST_BUFFER = DataSize.ofKilobytes(1);
    private static final DataSize MOST_BUFFER = DataSize.ofMegabytes(16);

    public HttpSettings {
        SettingChecks.size("broadsheet.http.body-limit", bodyLimit);
        bodyLimits.forEach((path, limit) -> SettingChecks.size("broadsheet.http.body-limits", limit));
        bodyLimits = Map.copyOf(bodyLimits);
        if (writeBuffer == null || writeBuffer.compareTo(LEAST_BUFFER) < 0 || writeBuffer.compareTo(MOST_BUFFER) > 0) {
            throw new BadSetting("broadsheet.http.write-buffer", "must be 1KB to 16MB");
        }
    }
}
