package io.broadsheet.website;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The site's clock in tests, where the site finds it among its own parts. */
@Configuration(proxyBeanMethods = false)
class AdjustableClock {

    /** In milliseconds. */
    static final AtomicLong AHEAD = new AtomicLong();

    @Bean
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(AHEAD.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }
        };
    }
}
