package io.broadsheet.identity;

import io.broadsheet.identity.IdentitySettings.Client;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
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
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The credentials as Spring Security wants them, secrets hashed. */
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
    UserDetailsService people(Credentials credentials, PasswordEncoder encoder) {
        var people = credentials.users().entrySet().stream()
                .map(entry -> User.withUsername(entry.getKey())
                        .password(hashed(entry.getValue().password(), encoder))
                        .authorities(Role.scopesOf(entry.getValue().roles()).toArray(String[]::new))
                        .build());
        return new InMemoryUserDetailsManager(people.toList());
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
                        .accessTokenTimeToLive(settings.accessTokenTtl())
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
