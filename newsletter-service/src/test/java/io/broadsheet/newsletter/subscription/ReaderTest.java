package io.broadsheet.newsletter.subscription;

import io.broadsheet.chassis.testing.BroadsheetTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Subscriptions as a reader meets them, with a mailroom that shows what was posted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@BroadsheetTest(
        classes = SubscriptionsAlone.class,
        properties = {"spring.config.name=broadsheet-chassis,newsletter-service", "broadsheet.trusted-proxies=127.0.0.1"
        })
public @interface ReaderTest {}
