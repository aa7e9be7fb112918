package io.broadsheet.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.LonelyStart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Tokens of a real issuer, over its published keys: signed rightly is not enough. */
class StaffTokensIT {

    static RSAKey key;
    static HttpServer issuer;
    static volatile boolean isAway;
    static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/openid-configuration", () -> """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks"}""".formatted(address()));
        answer("/jwks", () -> new JWKSet(key).toPublicJWKSet().toString());
        issuer.start();
        context = LonelyStart.start(
                PressApplication.class,
                "press-service",
                Map.of(
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri", address(),
                        "spring.mongodb.uri", BackingServices.freshDatabase(),
                        "broadsheet.token-secret", "a secret of tests, which opens nothing"));
    }

    @AfterAll
    static void stop() {
        context.close();
        issuer.stop(0);
    }

    @Test
    void takesWhatIsMeantForThisInstallation() throws Exception {
        assertThat(statusWith(claims -> {})).isEqualTo(200);
        assertThat(statusWith(claims -> claims.audience(java.util.List.of("other", "broadsheet"))))
                .isEqualTo(200);
    }

    @Test
    void refusesTokensForOthersWithoutAudienceAndWithoutEnd() throws Exception {
        assertThat(statusWith(claims -> claims.audience("another-application"))).isEqualTo(401);
        assertThat(statusWith(claims -> claims.audience((String) null))).isEqualTo(401);
        assertThat(statusWith(claims -> claims.expirationTime(null))).isEqualTo(401);
        assertThat(statusWith(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600)))))
                .isEqualTo(401);
        assertThat(statusWith(claims -> claims.issuer("http://127.0.0.1:1/another")))
                .isEqualTo(401);
    }

    /** Keys are fetched anew for one that nobody knows, as they are after five minutes. */
    @Test
    void goesOnWithTheKeysItHasWhenTheIssuerIsAway() throws Exception {
        assertThat(statusWith(claims -> {})).isEqualTo(200);
        isAway = true;
        try {
            assertThat(statusWith("unknown", claims -> {})).isEqualTo(401);
            assertThat(statusWith(claims -> {})).isEqualTo(200);
        } finally {
            isAway = false;
        }
    }

    private static int statusWith(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return statusWith("1", change);
    }

    private static int statusWith(String keyId, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(address())
                .subject("op")
                .audience("broadsheet")
                .claim("scope", "operations")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims.build());
        token.sign(new RSASSASigner(key));
        String port = context.getEnvironment().getProperty("local.management.port");
        var call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/deliveries"))
                .header("Authorization", "Bearer " + token.serialize())
                .build();
        return HttpClient.newHttpClient().send(call, BodyHandlers.discarding()).statusCode();
    }

    private static String address() {
        return "http://127.0.0.1:" + issuer.getAddress().getPort();
    }

    private static void answer(String path, java.util.function.Supplier<String> json) {
        issuer.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isAway ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
