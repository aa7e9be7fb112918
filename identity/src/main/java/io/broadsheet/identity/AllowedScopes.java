package io.broadsheet.identity;

import io.broadsheet.identity.account.Role;
import io.broadsheet.identity.session.Person;
import org.springframework.security.core.Authentication;
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

    /** What the roles do not allow is left out when a token is given, by the roles of then. */
    static AuthenticationConverter ofPeople() {
        var standard = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
        return request -> {
            if (!(standard.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)
                    || !asked.getScopes().isEmpty()
                    || !(asked.getPrincipal() instanceof Authentication person)
                    || !(person.getPrincipal() instanceof Person)) {
                return null;
            }
            return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                    asked.getAuthorizationUri(),
                    asked.getClientId(),
                    person,
                    asked.getRedirectUri(),
                    asked.getState(),
                    Role.allScopes(),
                    asked.getAdditionalParameters());
        };
    }
}
