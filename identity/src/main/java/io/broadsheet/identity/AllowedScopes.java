package io.broadsheet.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads requests so that who names no scope asks for all that the roles allow. (RFC 6749, 3.3 leaves both to the
 * server.)
 */
final class AllowedScopes {

    private AllowedScopes() {}

    /** A script that names a scope beyond its roles is refused later, by the scopes it is registered with. */
    static AuthenticationConverter ofScripts() {
        var standard = new OAuth2ClientCredentialsAuthenticationConverter();
        return request -> {
            if (!(standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked)
                    || !asked.getScopes().isEmpty()
                    || !(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken script)
                    || script.getRegisteredClient() == null) {
                return null;
            }
            var allowed = script.getRegisteredClient().getScopes();
            return new OAuth2ClientCredentialsAuthenticationToken(script, allowed, asked.getAdditionalParameters());
        };
    }

    /** An application asks for what it can use; a person who signs in grants only what the roles allow. */
    static AuthenticationConverter ofPeople() {
        var standard = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
        return request -> {
            if (!(standard.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)
                    || !(asked.getPrincipal() instanceof Authentication person)
                    || !person.isAuthenticated()
                    || person instanceof AnonymousAuthenticationToken) {
                return null;
            }
            return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                    asked.getAuthorizationUri(),
                    asked.getClientId(),
                    person,
                    asked.getRedirectUri(),
                    asked.getState(),
                    narrowed(asked.getScopes(), person),
                    asked.getAdditionalParameters());
        };
    }

    private static Set<String> narrowed(Set<String> asked, Authentication person) {
        var allowed = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Role.allScopes()::contains)
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return allowed;
        }
        var narrowed = new LinkedHashSet<>(asked);
        narrowed.removeIf(scope -> Role.allScopes().contains(scope) && !allowed.contains(scope));
        return narrowed;
    }
}
