package io.broadsheet.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class KeptKeysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger asked = new AtomicInteger();
    private RSAKey key;
    private HttpServer issuer;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JWKSet(key).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    /** An unknown key has all of them fetched anew, as the end of their five minutes does. */
    @Test
    void areGoodWhileTheIssuerIsAway() throws Exception {
        var decoder = decoder(Duration.ofNanos(-1));
        decoder.decode(token("1"));
        issuer.stop(0);

        assertThatThrownBy(() -> decoder.decode(token("2")))
                .as("refused, not a failure")
                .isInstanceOf(BadJwtException.class);
        assertThat(decoder.decode(token("1")).getSubject()).isEqualTo("op");
    }

    @Test
    void areNotAskedForByEveryTokenThatNamesNoneOfThem() throws Exception {
        var decoder = decoder(Duration.ofHours(1));
        decoder.decode(token("1"));

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> decoder.decode(token("2"))).isInstanceOf(BadJwtException.class);
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void areExchangedOnceTheIssuerHasOthers() throws Exception {
        var decoder = decoder(Duration.ofNanos(-1));
        decoder.decode(token("1"));
        key = new RSAKeyGenerator(2048).keyID("2").generate();

        assertThat(decoder.decode(token("2")).getSubject()).isEqualTo("op");
    }

    private NimbusJwtDecoder decoder(Duration pause) {
        return NimbusJwtDecoder.withJwkSetUri(
                        "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks")
                .restOperations(new KeptKeys(PATIENCE, pause))
                .build();
    }

    private String token(String id) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(),
                new JWTClaimsSet.Builder().subject("op").build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
