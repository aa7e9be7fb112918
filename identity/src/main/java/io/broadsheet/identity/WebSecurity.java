package io.broadsheet.identity;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Role;
import io.broadsheet.identity.session.SignInCookie;
import io.broadsheet.identity.session.SignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Which path needs what. Nothing is kept in an HTTP session: any instance goes on where another began. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /** Where applications find the accounts, among what the issuer says of itself. */
    private static final String ACCOUNTS_ENDPOINT = "accounts_endpoint";

    /** A span for each security filter tells nobody anything. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SignInCookie signInCookie(SignIns signIns, Accounts accounts, AuthorizationServerSettings issuer) {
        return new SignInCookie(signIns, accounts, isSecure(issuer));
    }

    @Bean
    RequestCache requestCache(AuthorizationServerSettings issuer) {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(new OrRequestMatcher(
                pathPattern(HttpMethod.GET, PasswordFirst.AUTHORIZE),
                pathPattern(HttpMethod.GET, PasswordPage.PATH),
                pathPattern(HttpMethod.GET, "/")));
        cache.setCookieCustomizer(cookie -> cookie.setSecure(isSecure(issuer)));
        return cache;
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http, SignInCookie signedIn, RequestCache requests, AuthorizationServerSettings issuer) {
        var signOut = new SecurityContextLogoutHandler();
        signOut.setSecurityContextRepository(signedIn);
        var signedOut = new OidcLogoutAuthenticationSuccessHandler();
        signedOut.setLogoutHandler(signOut);
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(oidc -> oidc.providerConfigurationEndpoint(
                                    told -> told.providerConfigurationCustomizer(all -> tell(all, issuer)))
                            .logoutEndpoint(logout -> logout.logoutResponseHandler(signedOut)
                                    // Of a session that is over: what is left to be done is shown there.
                                    .errorResponseHandler((request, response, over) -> response.sendRedirect("/"))))
                    .tokenEndpoint(token -> token.accessTokenRequestConverter(AllowedScopes.ofScripts()))
                    .authorizationEndpoint(code -> code.authorizationRequestConverter(AllowedScopes.ofPeople()));
        });
        http.authorizeHttpRequests(calls -> calls.anyRequest().authenticated());
        http.oauth2ResourceServer(userInfo -> userInfo.jwt(Customizer.withDefaults()));
        http.securityContext(context -> context.securityContextRepository(signedIn));
        http.requestCache(cache -> cache.requestCache(requests));
        http.addFilterAfter(new PasswordFirst(requests), SecurityContextHolderFilter.class);
        var browser = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browser.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        http.exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        WebSecurity::refuseScript,
                        pathPattern(HttpMethod.POST, "/oauth2/{call:token|introspect|revoke}"))
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(LoginPage.PATH), browser));
        return http.build();
    }

    /** As RFC 6749 (5.2) has it, also for one that does not say who it is. */
    private static void refuseScript(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().print("{\"error\":\"" + OAuth2ErrorCodes.INVALID_CLIENT + "\"}");
    }

    private static void tell(OidcProviderConfiguration.Builder all, AuthorizationServerSettings issuer) {
        all.scopes(scopes -> scopes.addAll(Role.allScopes()));
        all.claim(ACCOUNTS_ENDPOINT, issuer.getIssuer() + "/" + Scopes.ACCOUNTS);
    }

    @Bean
    @Order(2)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http, SignInCookie signedIn, RequestCache requests, AuthorizationServerSettings issuer) {
        var forms = new CookieCsrfTokenRepository();
        forms.setCookieName((isSecure(issuer) ? "__Host-" : "") + "broadsheet-identity-form");
        forms.setCookiePath("/");
        forms.setCookieCustomizer(cookie -> cookie.secure(isSecure(issuer)).sameSite("Lax"));
        return http.authorizeHttpRequests(calls -> calls.requestMatchers(LoginPage.PATH, "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LoginPage.PATH).failureHandler(failed()))
                .csrf(csrf -> csrf.csrfTokenRepository(forms))
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(cache -> cache.requestCache(requests))
                .addFilterAfter(new PasswordFirst(requests), SecurityContextHolderFilter.class)
                .build();
    }

    private static AuthenticationFailureHandler failed() {
        return (request, response, failure) -> response.sendRedirect(
                switch (failure) {
                    case DisabledException _ -> LoginPage.DISABLED;
                    case InternalAuthenticationServiceException _ -> LoginPage.AWAY;
                    default -> LoginPage.FAILED;
                });
    }

    /** A proxy ends TLS: an address that is made of a request is the public one all the same, whatever the proxy says. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> publicAddress(
            @Value("${spring.security.oauth2.authorizationserver.issuer}") URI issuer) {
        return tomcat -> {
            // Or Tomcat fails with 500 for who reads more than ten languages.
            tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
            if ("https".equals(issuer.getScheme())) {
                tomcat.addConnectorCustomizers(connector -> {
                    connector.setScheme("https");
                    connector.setSecure(true);
                    connector.setProxyName(issuer.getHost());
                    connector.setProxyPort(issuer.getPort() < 0 ? 443 : issuer.getPort());
                });
            }
        };
    }

    private static boolean isSecure(AuthorizationServerSettings issuer) {
        return String.valueOf(issuer.getIssuer()).startsWith("https:");
    }

    @Bean
    ClientAddresses readers(ClientAddresses.Settings proxies) {
        return new ClientAddresses(proxies);
    }

    @Bean
    GuessLimits guessLimits(Clock clock) {
        return new GuessLimits(clock);
    }

    @Bean
    FilterRegistrationBean<GuessDamping> guessDamping(ClientAddresses readers, GuessLimits limits) {
        var registration = new FilterRegistrationBean<>(new GuessDamping(readers, limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
