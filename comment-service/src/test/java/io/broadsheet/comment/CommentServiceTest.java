package io.broadsheet.comment;

import io.broadsheet.chassis.testing.BroadsheetTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole service; classes with this annotation share one. Each call may come from a network of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BroadsheetTest(
        classes = CommentServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,comment-service",
            "broadsheet.trusted-proxies=127.0.0.1",
            "broadsheet.comments.erasure-interval=200ms",
            "broadsheet.comments.retention-interval=200ms",
            // However slow the machine, a flood is one.
            "broadsheet.rate-limits.comments.permits=60",
            "broadsheet.rate-limits.comments.per=1h"
        })
public @interface CommentServiceTest {}
