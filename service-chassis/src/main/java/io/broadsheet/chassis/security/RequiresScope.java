package io.broadsheet.chassis.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only staff with one of these scopes call a handler: 401 without a valid token, 403 without the scope, both before
 * anything of the request is read. On a method it replaces the class's. Handlers without it are public, except below
 * {@code /newsroom} and {@code /moderation}, where they are denied. Who called is in a {@link java.security.Principal}
 * parameter.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    /** Any one of them suffices: {@code articles:write}. */
    String[] value();
}
