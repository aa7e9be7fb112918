package io.broadsheet.chassis.web.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds how often a reader's network (IPv4 address, IPv6 /64) may call a handler; above it 429 with
 * {@code Retry-After}. Counted by each instance for itself. {@code broadsheet.rate-limits.<name>.permits} and
 * {@code .per} win over what is written here.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    /** The bucket's name, in settings and metrics. Handlers of one name share it. */
    String value();

    /** Calls at once. */
    int permits();

    /** How long an emptied bucket takes to be full again, as a duration ({@code 1m}). */
    String per() default "1m";
}
