package io.broadsheet.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.broadsheet.chassis.BadSetting;
import io.broadsheet.identity.account.OneTimePasswords;
import io.broadsheet.identity.session.Person;
import io.broadsheet.identity.session.StoredAuthorizations;
import java.net.URI;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What a token says and who vouches for it. */
@Configuration(proxyBeanMethods = false)
class TokenIssuing {

    private static final String ISSUER = "spring.security.oauth2.authorizationserver.issuer";

    @Bean
    AuthorizationServerSettings issuer(@Value("${" + ISSUER + "}") String issuer) {
        if (!trustworthy(issuer)) {
            throw new BadSetting(ISSUER, "must be an HTTPS address, or an HTTP address on the loopback interface");
        }
        return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    SigningKeys signingKeys(IdentitySettings settings) {
        return SigningKeys.in(settings.data());
    }

    @Bean
    OneTimePasswords oneTimePasswords(SigningKeys keys) {
        return new OneTimePasswords(keys.secretOf("one-time passwords"));
    }

    /** What services check tokens with. */
    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return new ImmutableJWKSet<>(new JWKSet(keys.all()));
    }

    @Bean
    JwtEncoder signing(SigningKeys keys) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.current())));
    }

    /** {@code scope} as RFC 9068 has it: one text, separated by spaces, and always there; of a person the name, and which authorization it came from, too. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> accessTokens(IdentitySettings settings) {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                var scope = String.join(
                        " ", context.getAuthorizedScopes().stream().sorted().toList());
                context.getClaims().audience(List.of(settings.audience())).claim(OAuth2ParameterNames.SCOPE, scope);
            }
            var granted = context.getAuthorization();
            if (granted != null && OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().claim(StoredAuthorizations.CLAIM, granted.getId());
            }
            if (context.getPrincipal() instanceof Authentication person
                    && !AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                context.getClaims().claim(StandardClaimNames.PREFERRED_USERNAME, person.getName());
                if (person.getPrincipal() instanceof Person known) {
                    context.getClaims().claim(StandardClaimNames.NAME, known.label());
                }
            }
        };
    }

    private static boolean trustworthy(String issuer) {
        try {
            var address = URI.create(issuer);
            var host = String.valueOf(address.getHost());
            boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
            return "https".equals(address.getScheme()) && address.getHost() != null
                    || "http".equals(address.getScheme()) && loopback;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
