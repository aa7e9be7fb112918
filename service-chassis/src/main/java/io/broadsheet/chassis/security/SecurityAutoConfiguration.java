package io.broadsheet.chassis.security;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.SettingChecks;
import io.broadsheet.chassis.web.StaffPaths;
import io.broadsheet.chassis.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Public by default; staff by token; operators' endpoints closed unless named open. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web."
                    + "OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnProperty("broadsheet.service")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(StaffSettings.class)
public class SecurityAutoConfiguration {
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String POLICY = "Content-Security-Policy";
    private static final String[] OPEN_ENDPOINTS = {"health", "info", "prometheus"};

    /** Enough for plain pages with a form; no script anywhere, no page of ours within another's. */
    private static final String PLAIN_PAGES =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The page to try the API with is made of scripts, served from here. */
    private static final String API_PAGE = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Spring Boot has every decoder ask it that it makes. */
    @Bean
    MeantForUs meantForUs(StaffSettings settings) {
        return new MeantForUs(settings);
    }

    /** Of the issuer, whose outage is none of ours. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keptKeys() {
        return decoder -> decoder.restOperations(new KeptKeys(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    /** A span for each security filter tells nobody anything. */
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer scopeChecks() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ScopeCheck()).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    SecurityFilterChain staffSecurity(
            HttpSecurity http, StaffSettings staff, ObjectProvider<JwtDecoder> decoders, Environment environment) {
        var decoder = decoders.getIfAvailable();
        if (decoder == null) {
            throw new BadSetting(ISSUER, "is missing: the address of the OIDC issuer of staff's tokens");
        }
        var issuer = environment.getProperty(ISSUER, "");
        if (!issuer.isEmpty()) {
            SettingChecks.address(ISSUER, issuer);
        }
        var authentication = new JwtAuthenticationConverter();
        authentication.setJwtGrantedAuthoritiesConverter(new ScopesFromClaim(staff));
        return http.authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(OPEN_ENDPOINTS), EndpointRequest.toLinks())
                        .permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Scopes.OPERATIONS)
                        .requestMatchers(StaffPaths.patterns())
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated())
                        .accessDeniedHandler(forbidden())
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(authentication)))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Nothing is remembered by cookies, so there is nothing a forged call could use.
                .csrf(AbstractHttpConfigurer::disable)
                .cors(Customizer.withDefaults())
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(SecurityAutoConfiguration::writePolicy)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static AuthenticationEntryPoint unauthenticated() {
        return (request, response, failure) ->
                Problems.write(response, ScopeCheck.unauthenticated(request.getHeader("Authorization") != null));
    }

    private static AccessDeniedHandler forbidden() {
        return (request, response, failure) -> Problems.write(response, ScopeCheck.forbidden());
    }

    private static void writePolicy(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, request.getRequestURI().startsWith("/swagger-ui/") ? API_PAGE : PLAIN_PAGES);
        }
    }
}
