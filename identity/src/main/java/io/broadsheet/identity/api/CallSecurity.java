package io.broadsheet.identity.api;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import io.broadsheet.chassis.web.problem.Problems;
import java.util.Collection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Calls about accounts need an access token of this issuer's own, and those about others its scope {@code accounts}. */
@Configuration(proxyBeanMethods = false)
class CallSecurity {

    @Bean
    @Order(3)
    SecurityFilterChain calls(
            HttpSecurity http,
            JWKSource<SecurityContext> keys,
            AuthorizationServerSettings issuer,
            @Value("${broadsheet.identity.audience:broadsheet}") String audience) {
        var scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthorityPrefix("");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(scopes);
        return http.securityMatcher("/accounts", "/accounts/**", "/account", "/account/**")
                .authorizeHttpRequests(calls -> calls.requestMatchers("/accounts", "/accounts/**")
                        .hasAuthority(Scopes.ACCOUNTS)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden())
                        .jwt(jwt -> jwt.decoder(decoder(keys, String.valueOf(issuer.getIssuer()), audience))
                                .jwtAuthenticationConverter(converter)))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** An id token is signed with the same key, and is for an application. */
    private static JwtDecoder decoder(JWKSource<SecurityContext> keys, String issuer, String audience) {
        var decoder = (NimbusJwtDecoder) OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience))));
        return decoder;
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, failure) -> Problems.write(
                response,
                new ProblemException(Problem.UNAUTHENTICATED, ProblemHandling.defaultDetail(Problem.UNAUTHENTICATED))
                        .header("WWW-Authenticate", "Bearer"));
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, failure) -> Problems.write(response, Callers.forbidden());
    }
}
