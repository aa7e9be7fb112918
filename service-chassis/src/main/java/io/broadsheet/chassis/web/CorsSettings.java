package io.broadsheet.chassis.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.cors.*}.
 *
 * @param allowedOrigins front-ends on other hosts ({@code https://www.news.example}); the public addresses' own origins
 *     are always allowed
 */
@ConfigurationProperties("broadsheet.cors")
public record CorsSettings(@DefaultValue List<String> allowedOrigins) {

    public CorsSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
