package io.broadsheet.chassis.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps {@link RateLimited}'s promise. Remembers a bounded number of networks, the least active are forgotten. */
public final class RateLimiter implements HandlerInterceptor {
    private static final int MOST_NETWORKS = 50_000;

    private final ClientAddresses readers;
    private final Settings settings;
    private final MeterRegistry meters;
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    /** {@code broadsheet.rate-limits.<name>.permits} and {@code .per}. */
    @ConfigurationProperties("broadsheet")
    public record Settings(@DefaultValue Map<String, Own> rateLimits) {

        record Own(@Nullable Integer permits, @Nullable Duration per) {

            boolean isPositive() {
                return (permits == null || permits > 0) && (per == null || per.isPositive());
            }
        }

        public Settings {
            rateLimits.forEach((name, own) -> {
                if (!own.isPositive()) {
                    throw new BadSetting("broadsheet.rate-limits." + name, "must be positive");
                }
            });
        }
    }

    private record Limit(int permits, Duration per, Cache<String, TokenBucket> buckets) {

        /** @param of as much as of so many networks */
        Duration take(String whose, int of, long now) {
            return buckets.get(whose, _ -> new TokenBucket(of * permits, per, now))
                    .take(now);
        }
    }

    public RateLimiter(ClientAddresses readers, Settings settings, MeterRegistry meters) {
        this.readers = readers;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var declared = declared(method);
            if (declared != null) {
                take(declared, request);
            }
        }
        return true;
    }

    private void take(RateLimited declared, HttpServletRequest request) {
        var limit = limits.computeIfAbsent(declared.value(), name -> limit(declared));
        long now = System.nanoTime();
        String network = readers.network(request);
        String customer = ClientAddresses.customer(network);
        var wait = limit.take(network, 1, now);
        if (wait.isZero() && !customer.equals(network)) {
            wait = limit.take(customer, ClientAddresses.NETWORKS_OF_A_CUSTOMER, now);
        }
        if (wait.isPositive()) {
            meters.counter("broadsheet.http.rate.limited", "limit", declared.value())
                    .increment();
            throw new ProblemException(
                    Problem.TOO_MANY_REQUESTS, "Too many calls from your network.", wait.plusMillis(999));
        }
    }

    private Limit limit(RateLimited declared) {
        var own = settings.rateLimits().get(declared.value());
        int permits = own == null || own.permits() == null ? declared.permits() : own.permits();
        var per = own == null || own.per() == null ? DurationStyle.detectAndParse(declared.per()) : own.per();
        // A bucket untouched for as long as it takes to fill is as good as a new one.
        return new Limit(
                permits,
                per,
                Caffeine.newBuilder()
                        .maximumSize(MOST_NETWORKS)
                        .expireAfterAccess(per)
                        .build());
    }

    private static @Nullable RateLimited declared(HandlerMethod method) {
        var onMethod = method.getMethodAnnotation(RateLimited.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RateLimited.class);
    }
}
