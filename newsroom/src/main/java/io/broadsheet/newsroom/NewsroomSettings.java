package io.broadsheet.newsroom;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.SettingChecks;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.newsroom.*}.
 *
 * @param publicUrl where staff find it
 * @param name of the paper
 * @param language of the pages' own words, and offered first for new articles
 * @param timeZone of instants, and offered first for publications at an instant
 * @param issuer where staff sign in: an OIDC issuer's address
 * @param issuerReachedAt where this process reaches it, if not at its own address: within one network
 * @param clientId what this application is called there
 * @param clientSecret if it has one there; then sign-ins are prolonged without asking the person again
 * @param signIn how long a sign-in lasts at most
 * @param services where the services answer
 * @param calls how long calls may take
 */
@ConfigurationProperties("broadsheet.newsroom")
public record NewsroomSettings(
        @Nullable URI publicUrl,
        @DefaultValue("Broadsheet") String name,
        @DefaultValue("en") Locale language,
        @DefaultValue("UTC") ZoneId timeZone,
        @Nullable URI issuer,
        @Nullable URI issuerReachedAt,
        @DefaultValue("newsroom") String clientId,
        @Nullable String clientSecret,
        @DefaultValue("12h") Duration signIn,
        @DefaultValue Services services,
        @DefaultValue Calls calls) {

    /** Addresses without a slash at the end. */
    public record Services(
            @DefaultValue("http://127.0.0.1:8081") URI articles,
            @DefaultValue("http://127.0.0.1:8082") URI comments,
            @DefaultValue("http://127.0.0.1:8083") URI newsletter) {

        public Services {
            articles = SettingChecks.address("broadsheet.newsroom.services.articles", articles);
            comments = SettingChecks.address("broadsheet.newsroom.services.comments", comments);
            newsletter = SettingChecks.address("broadsheet.newsroom.services.newsletter", newsletter);
        }
    }

    /**
     * @param connect how long a connection may take
     * @param answer how long an answer may take
     * @param upload how long a picture may take
     * @param atOnce calls to one service at the same time; more are refused
     */
    public record Calls(
            @DefaultValue("1s") Duration connect,
            @DefaultValue("6s") Duration answer,
            @DefaultValue("60s") Duration upload,
            @DefaultValue("48") int atOnce) {

        public Calls {
            SettingChecks.positive("broadsheet.newsroom.calls.connect", connect);
            SettingChecks.positive("broadsheet.newsroom.calls.answer", answer);
            SettingChecks.positive("broadsheet.newsroom.calls.upload", upload);
            if (atOnce < 1) {
                throw new BadSetting("broadsheet.newsroom.calls.at-once", "must be at least 1");
            }
        }
    }

    public NewsroomSettings {
        publicUrl = PublicAddresses.checked("broadsheet.newsroom.public-url", publicUrl);
        issuer = PublicAddresses.checked("broadsheet.newsroom.issuer", issuer);
        clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret;
        SettingChecks.positive("broadsheet.newsroom.sign-in", signIn);
        if (issuerReachedAt != null) {
            issuerReachedAt = SettingChecks.address("broadsheet.newsroom.issuer-reached-at", issuerReachedAt);
        }
    }

    /** The same, which the check has made sure of. */
    public URI url() {
        return Objects.requireNonNull(publicUrl);
    }

    public URI issuerUrl() {
        return Objects.requireNonNull(issuer);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewsroomSettings[" + publicUrl + "]";
    }
}
