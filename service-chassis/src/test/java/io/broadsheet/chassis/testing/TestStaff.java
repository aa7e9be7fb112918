package io.broadsheet.chassis.testing;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Staff without an issuer: import it, and the context accepts the tokens made here. */
@TestConfiguration(proxyBeanMethods = false)
public class TestStaff {
    private static final SecretKeySpec KEY = new SecretKeySpec(
            "the key of tests, which opens nothing else".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    @Bean
    JwtDecoder testJwtDecoder(List<OAuth2TokenValidator<Jwt>> rules) {
        var decoder = NimbusJwtDecoder.withSecretKey(KEY).build();
        var all = new ArrayList<>(rules);
        all.add(JwtValidators.createDefault());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(all));
        return decoder;
    }

    /** An {@code Authorization} header's value for someone with these scopes. */
    public static String bearer(String... scopes) {
        return "Bearer "
                + token("editor", String.join(" ", scopes), Instant.now().plus(Duration.ofHours(1)));
    }

    /** For a certain person. */
    public static String bearerOf(String subject, String... scopes) {
        return "Bearer "
                + token(subject, String.join(" ", scopes), Instant.now().plus(Duration.ofHours(1)));
    }

    /** For someone whose token tells a name. */
    public static String bearerNamed(String subject, String name, String... scopes) {
        return "Bearer "
                + token(
                        subject,
                        Map.of("scope", String.join(" ", scopes), "name", name),
                        Instant.now().plus(Duration.ofHours(1)));
    }

    /** Of a token that ends then. */
    public static String bearerUntil(Instant end, String... scopes) {
        return "Bearer " + token("editor", String.join(" ", scopes), end);
    }

    public static String expiredBearer(String... scopes) {
        return "Bearer "
                + token("editor", String.join(" ", scopes), Instant.now().minus(Duration.ofHours(1)));
    }

    private static String token(String subject, Object scope, Instant expiry) {
        return token(subject, Map.of("scope", scope), expiry);
    }

    private static String token(String subject, Map<String, Object> more, Instant expiry) {
        var claims = JwtClaimsSet.builder()
                .subject(subject)
                .audience(List.of("broadsheet"))
                .issuedAt(expiry.minus(Duration.ofHours(2)))
                .expiresAt(expiry)
                .claims(all -> all.putAll(more))
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return new NimbusJwtEncoder(new ImmutableSecret<>(KEY))
                .encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }
}
