package io.broadsheet.article.application;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.articles.*}.
 *
 * @param siteName what feeds are called
 * @param pageCache how much memory ready-made articles may take
 * @param listCache how much memory ready-made lists, feeds and sitemaps may take
 */
@ConfigurationProperties("broadsheet.articles")
public record ArticleSettings(
        @DefaultValue("Broadsheet") String siteName,
        @DefaultValue("64MB") DataSize pageCache,
        @DefaultValue("16MB") DataSize listCache) {}
