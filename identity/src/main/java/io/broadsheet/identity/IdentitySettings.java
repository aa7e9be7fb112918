package io.broadsheet.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import io.broadsheet.identity.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in first, for how long, and where the signing key is kept.
 *
 * @param data folder of the signing key
 * @param credentials where the generated credentials are kept when no user and no client secret is set
 * @param audience whom access tokens are for: what the services are told to look for
 * @param accessTokenTtl life of an access token, at most 12 hours: it cannot be called back
 * @param personTokenTtl life of an access token that is prolonged without asking the person: at most as long as whose
 *     session was ended, or whose rights were taken, still has them
 * @param signInTtl how long an application with a secret may prolong a sign-in without asking the person again
 * @param language of the pages
 * @param users people, by the name they sign in with; entered as accounts, and again where they say something new
 * @param clients programs, by client id
 */
@ConfigurationProperties("broadsheet.identity")
record IdentitySettings(
        @DefaultValue("data/identity") Path data,
        @DefaultValue("data/credentials") Path credentials,
        @DefaultValue("broadsheet") String audience,
        @DefaultValue("1h") Duration accessTokenTtl,
        @DefaultValue("15m") Duration personTokenTtl,
        @DefaultValue("12h") Duration signInTtl,
        @DefaultValue("en") Locale language,
        @DefaultValue Map<String, User> users,
        @DefaultValue Map<String, Client> clients) {

    private static final String PREFIX = "broadsheet.identity.";
    private static final int BCRYPT_LIMIT = 72;

    IdentitySettings {
        if (audience.isBlank()) {
            throw new BadSetting(PREFIX + "audience", "must name whom tokens are for");
        }
        SettingChecks.positive(PREFIX + "access-token-ttl", accessTokenTtl);
        SettingChecks.positive(PREFIX + "person-token-ttl", personTokenTtl);
        SettingChecks.positive(PREFIX + "sign-in-ttl", signInTtl);
        if (accessTokenTtl.compareTo(Duration.ofHours(12)) > 0) {
            throw new BadSetting(PREFIX + "access-token-ttl", "must be at most 12h");
        }
        if (personTokenTtl.compareTo(Duration.ofMinutes(3)) < 0) {
            // The newsroom prolongs a session when less than two minutes are left.
            throw new BadSetting(PREFIX + "person-token-ttl", "must be at least 3m");
        }
        if (signInTtl.compareTo(accessTokenTtl) < 0) {
            throw new BadSetting(PREFIX + "sign-in-ttl", "must be at least access-token-ttl");
        }
        users.forEach((name, user) -> {
            requireSecret(PREFIX + "users." + name + ".password", user.password());
            requireRoles(PREFIX + "users." + name + ".roles", user.roles());
        });
        clients.forEach((id, client) -> {
            var setting = PREFIX + "clients." + id;
            if (client.secret() == null && client.redirectUris().isEmpty()) {
                throw new BadSetting(setting, "needs a secret (a script) or redirect-uris (people sign in)");
            }
            if (client.secret() != null) {
                requireSecret(setting + ".secret", client.secret());
            }
            if (client.isScript()) {
                requireRoles(setting + ".roles", client.roles());
            }
        });
    }

    private static void requireSecret(String setting, @Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw new BadSetting(setting, "is missing");
        }
        if (!secret.startsWith("{") && (secret.length() < 8 || secret.getBytes(UTF_8).length > BCRYPT_LIMIT)) {
            throw new BadSetting(setting, "must have 8 to 72 characters, or be a hash such as {bcrypt}$2a$…");
        }
    }

    private static void requireRoles(String setting, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new BadSetting(setting, "is missing: any of author, editor, moderator, letters, operations, admin");
        }
    }

    /** Whether the settings say who may sign in; if not, credentials are generated. */
    boolean nameSomebody() {
        return !users.isEmpty() || clients.values().stream().anyMatch(Client::isScript);
    }

    /** A person; the password is plain or a hash as Spring Security writes it ({@code {bcrypt}…}). */
    record User(@Nullable String password, @DefaultValue Set<Role> roles) {
        @Override
        public String toString() {
            return "User" + roles;
        }
    }

    /**
     * A script with a secret and roles, or a web application whose users sign in, with the addresses to return to. An
     * application that can keep a secret has one too, and its sign-ins are prolonged without asking the person again.
     */
    record Client(
            @Nullable String secret,
            @DefaultValue Set<Role> roles,
            @DefaultValue List<String> redirectUris) {

        Client {
            secret = secret == null || secret.isBlank() ? null : secret;
        }

        boolean isScript() {
            return secret != null && redirectUris.isEmpty();
        }

        @Override
        public String toString() {
            return "Client" + roles + redirectUris;
        }
    }
}
