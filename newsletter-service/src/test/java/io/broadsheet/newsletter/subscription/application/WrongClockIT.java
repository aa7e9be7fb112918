package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An instance that began with a clock in the past, beside others. */
@ReaderTest
class WrongClockIT {

    @TestConfiguration
    static class LongAgo {
        @Bean
        @Primary
        Clock longAgo() {
            return Clock.offset(Clock.systemUTC(), Duration.ofDays(-200));
        }
    }

    @Autowired
    Subscribing subscribing;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    ReaderRetention retention;

    @Autowired
    SignUpLimits limits;

    @Autowired
    AddressKeys keys;

    @Autowired
    MongoDatabase database;

    @Test
    void keepsWhoAskedThereAndWhatItCounted() {
        var address = new EmailAddress("ann@example.org");
        subscribing.ask(address, new Preferences(Cadence.DAILY, null, "Europe/Paris", 7, List.of(), List.of()));
        assertThat(limits.wait("192.0.2.1")).isEmpty();

        retention.forgetUnconfirmed();

        assertThat(subscriptions.ofAddress(keys.of(address)).orElseThrow().state())
                .isInstanceOf(Subscription.Pending.class);
        assertThat(database.getCollection("allowances").countDocuments(Filters.lt("end", Date.from(Instant.now()))))
                .as("what others would forget")
                .isZero();
    }
}
