package io.broadsheet.chassis.web.limit;

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

    public HttpSettings {
        bodyLimits = Map.copyOf(bodyLimits);
    }
}
