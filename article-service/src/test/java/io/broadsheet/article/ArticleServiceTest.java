package io.broadsheet.article;

import io.broadsheet.chassis.testing.BroadsheetTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole service; classes with this annotation share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BroadsheetTest(
        classes = ArticleServiceApplication.class,
        properties = {"spring.config.name=broadsheet-chassis,article-service", "broadsheet.trusted-proxies=127.0.0.1"})
public @interface ArticleServiceTest {}
