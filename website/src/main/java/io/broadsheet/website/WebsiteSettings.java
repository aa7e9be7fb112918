package io.broadsheet.website;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code broadsheet.website.*}.
 *
 * @param name of the paper
 * @param motto below the name
 * @param language of dates and of the site's own words; what articles are written in is theirs
 * @param timeZone of dates; a day begins there
 * @param biographies a line about an author, by name
 * @param services where the three services answer
 * @param apis where staff find the APIs of two of them, if anywhere
 * @param calls how long and how many calls may take
 * @param pageCache how much memory ready pages may take
 * @param answerCache how much memory the services' answers may take of which pages are made
 */
@ConfigurationProperties("broadsheet.website")
public record WebsiteSettings(
        @DefaultValue("Broadsheet") String name,

        @DefaultValue("All the news that keeps its promises")
        String motto,

        @DefaultValue("en") Locale language,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue Map<String, String> biographies,
        @DefaultValue Services services,
        @DefaultValue Apis apis,
        @DefaultValue Calls calls,
        @DefaultValue("48MB") DataSize pageCache,
        @DefaultValue("144MB") DataSize answerCache) {

    /** Addresses without a slash at the end. */
    public record Services(
            @DefaultValue("http://127.0.0.1:8081") URI articles,
            @DefaultValue("http://127.0.0.1:8082") URI comments,
            @DefaultValue("http://127.0.0.1:8083") URI newsletter) {

        public Services {
            articles = SettingChecks.address("broadsheet.website.services.articles", articles);
            comments = SettingChecks.address("broadsheet.website.services.comments", comments);
            newsletter = SettingChecks.address("broadsheet.website.services.newsletter", newsletter);
        }
    }

    /** Everybody is shown these addresses; without a slash at the end. */
    public record Apis(@Nullable URI articles, @Nullable URI comments) {}

    /**
     * @param connect how long a connection may take
     * @param answer how long an answer to a reader's look may take
     * @param accept how long a service may take to accept what a reader sends
     * @param atOnce calls to one service at the same time; more are refused, so that a slow one ties up nothing
     */
    public record Calls(
            @DefaultValue("300ms") Duration connect,
            @DefaultValue("1s") Duration answer,
            @DefaultValue("4s") Duration accept,
            @DefaultValue("48") int atOnce) {

        public Calls {
            SettingChecks.positive("broadsheet.website.calls.connect", connect);
            SettingChecks.positive("broadsheet.website.calls.answer", answer);
            SettingChecks.positive("broadsheet.website.calls.accept", accept);
            if (atOnce < 1) {
                throw new BadSetting("broadsheet.website.calls.at-once", "must be at least 1");
            }
        }
    }

    public WebsiteSettings {
        SettingChecks.size("broadsheet.website.page-cache", pageCache);
        SettingChecks.size("broadsheet.website.answer-cache", answerCache);
    }
}
