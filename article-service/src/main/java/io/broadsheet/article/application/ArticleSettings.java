package io.broadsheet.article.application;

import io.broadsheet.chassis.SettingChecks;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.articles.*}.
 *
 * @param siteName what feeds are called
 * @param siteLanguage of most of what is in them: BCP 47
 * @param fullTextFeeds whether feeds have the whole text of each article; fewer articles are in them then
 * @param pageCache how much memory ready-made articles may take
 * @param listCache how much memory ready-made lists, feeds and sitemaps may take
 */
@ConfigurationProperties("broadsheet.articles")
public record ArticleSettings(
        @DefaultValue("Broadsheet") String siteName,
        @DefaultValue("en") Locale siteLanguage,
        @DefaultValue("false") boolean fullTextFeeds,
        @DefaultValue("64MB") DataSize pageCache,
        @DefaultValue("16MB") DataSize listCache) {

    public ArticleSettings {
        SettingChecks.size("broadsheet.articles.page-cache", pageCache);
        SettingChecks.size("broadsheet.articles.list-cache", listCache);
    }
}
