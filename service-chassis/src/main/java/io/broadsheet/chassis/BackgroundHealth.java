package io.broadsheet.chassis;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Which {@link Background} work fails now, for people to see and no part of readiness; counted in
 * {@code broadsheet.background.failures}.
 */
final class BackgroundHealth implements HealthIndicator, MeterBinder {

    private final ObjectProvider<Background> all;

    BackgroundHealth(ObjectProvider<Background> all) {
        this.all = all;
    }

    @Override
    public Health health() {
        Map<String, String> troubles = new TreeMap<>();
        all.forEach(each -> {
            String trouble = each.trouble();
            if (trouble != null) {
                troubles.put(each.name(), trouble);
            }
        });
        return (troubles.isEmpty() ? Health.up() : Health.down())
                .withDetails(troubles)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        all.forEach(each -> FunctionCounter.builder("broadsheet.background.failures", each, Background::failures)
                .description("How often work in the background failed and began again")
                .tag("name", each.name())
                .register(meters));
    }
}
