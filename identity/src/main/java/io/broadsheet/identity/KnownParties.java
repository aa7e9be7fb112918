package io.broadsheet.identity;

import io.broadsheet.chassis.store.IndexSetup;
import io.broadsheet.identity.IdentitySettings.Client;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Role;
import io.broadsheet.identity.account.Sessions;
import io.broadsheet.identity.account.SettingsAccounts;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** People and programs of the settings as they are asked for here, secrets hashed. */
@Configuration(proxyBeanMethods = false)
class KnownParties {

    @Bean
    Credentials credentials(IdentitySettings settings) {
        return Credentials.of(settings);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    SettingsAccounts settingsAccounts(
            Credentials credentials,
            Accounts accounts,
            Sessions sessions,
            PasswordEncoder encoder,
            IndexSetup indexes,
            Clock clock) {
        var named = credentials.users().entrySet().stream()
                .map(user -> new SettingsAccounts.Named(
                        user.getKey(),
                        Objects.requireNonNull(user.getValue().password()),
                        user.getValue().roles()));
        return new SettingsAccounts(named.toList(), accounts, sessions, encoder, indexes, clock);
    }

    @Bean
    RegisteredClientRepository programs(Credentials credentials, IdentitySettings settings, PasswordEncoder encoder) {
        var clients = credentials.clients().entrySet().stream()
                .map(entry -> registered(entry.getKey(), entry.getValue(), settings, encoder));
        return new InMemoryRegisteredClientRepository(clients.toList());
    }

    private static RegisteredClient registered(
            String id, Client client, IdentitySettings settings, PasswordEncoder encoder) {
        var registered = RegisteredClient.withId(id)
                .clientId(id)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(life(client, settings))
                        .refreshTokenTimeToLive(settings.signInTtl())
                        .build());
        if (client.secret() != null) {
            registered
                    .clientSecret(hashed(client.secret(), encoder))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        }
        if (client.isScript()) {
            registered
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .scopes(scopes -> scopes.addAll(Role.scopesOf(client.roles())));
        } else {
            application(registered, client);
        }
        return registered.build();
    }

    /** Who can be prolonged is asked again soon whether they still may. */
    private static Duration life(Client client, IdentitySettings settings) {
        boolean isProlonged = !client.isScript() && client.secret() != null;
        return isProlonged && settings.personTokenTtl().compareTo(settings.accessTokenTtl()) < 0
                ? settings.personTokenTtl()
                : settings.accessTokenTtl();
    }

    /** Proves itself by PKCE, and by its secret if it has one; may ask for everything, as the person's roles decide. */
    private static void application(RegisteredClient.Builder registered, Client client) {
        client.redirectUris()
                .forEach(uri -> registered
                        .redirectUri(uri)
                        .postLogoutRedirectUri(URI.create(uri).resolve("/").toString()));
        if (client.secret() == null) {
            registered.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            registered.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        }
        registered
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scopes(scopes -> scopes.addAll(Role.allScopes()));
    }

    private static String hashed(@Nullable String secret, PasswordEncoder encoder) {
        if (secret == null) {
            throw new IllegalArgumentException("no secret"); // The settings have refused it before.
        }
        return secret.startsWith("{") ? secret : encoder.encode(secret);
    }
}
