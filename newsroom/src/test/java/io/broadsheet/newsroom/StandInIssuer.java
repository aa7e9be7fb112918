package io.broadsheet.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.broadsheet.chassis.Sha256;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An OIDC issuer that asks nobody for a password, takes each refresh token once, and can be wrong in several ways. */
final class StandInIssuer extends StandIn {

    static final String SECRET = "only-for-tests";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ECKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> refreshTokens = new CopyOnWriteArrayList<>();

    volatile String audience = "broadsheet";
    volatile String subject = "ana";
    volatile String scope = "openid articles:write articles:publish";
    volatile Duration life = Duration.ofHours(1);
    volatile String asksFor = "";
    volatile boolean otherNonce;
    /** Of some issuers a slash. */
    volatile String endOfName = "";

    volatile boolean withoutKeys;
    /** Of issuers that tell much about a person. */
    volatile String groups = "";

    /** Of our own issuer: who answers for its accounts. */
    volatile StandInArticles accounts;

    final AtomicInteger refreshed = new AtomicInteger();
    final List<String> revoked = new CopyOnWriteArrayList<>();

    StandInIssuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    }

    @Override
    void answer(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
            switch (call.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> json(call, 200, metadata());
                case "/keys" -> json(call, withoutKeys ? 503 : 200, new JWKSet(key.toPublicJWK()).toJSONObject());
                case "/authorize" -> authorize(call);
                case "/token" -> token(call, form(body));
                case "/revoke" -> {
                    revoked.add(form(body).get("token"));
                    call.sendResponseHeaders(200, -1);
                }
                default -> {
                    if (accounts == null) {
                        call.sendResponseHeaders(404, -1);
                    } else {
                        accounts.answer(call, body);
                    }
                }
            }
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> metadata() {
        var told = new HashMap<String, Object>(Map.of(
                "issuer", address() + endOfName,
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "jwks_uri", address() + "/keys",
                "revocation_endpoint", address() + "/revoke",
                "end_session_endpoint", address() + "/end"));
        if (accounts != null) {
            told.put("accounts_endpoint", address() + "/accounts");
        }
        return told;
    }

    private void authorize(HttpExchange call) throws IOException {
        var asked = form(call.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        asksFor = asked.get("scope");
        call.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        call.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange call, Map<String, String> form) throws IOException, JOSEException {
        var basic = Base64.getEncoder().encodeToString(("newsroom:" + SECRET).getBytes(UTF_8));
        var authorized = ("Basic " + basic).equals(call.getRequestHeaders().getFirst("Authorization"));
        String nonce = null;
        boolean taken;
        if ("refresh_token".equals(form.get("grant_type"))) {
            taken = refreshTokens.remove(form.get("refresh_token"));
            refreshed.incrementAndGet();
        } else {
            var asked = codes.remove(String.valueOf(form.get("code")));
            taken = asked != null
                    && asked.get("code_challenge").equals(challenge(form.get("code_verifier")))
                    && asked.get("redirect_uri").equals(form.get("redirect_uri"));
            nonce = taken ? asked.get("nonce") : null;
        }
        if (!taken || !authorized) {
            json(call, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var refresh = UUID.randomUUID().toString();
        refreshTokens.add(refresh);
        json(
                call,
                200,
                Map.of(
                        "access_token",
                        signed(audience, null),
                        "id_token",
                        signed("newsroom", otherNonce ? "another" : nonce),
                        "refresh_token",
                        refresh,
                        "token_type",
                        "Bearer"));
    }

    private String signed(String meantFor, String nonce) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(address() + endOfName)
                .claim("groups", groups)
                .subject(subject)
                .audience(meantFor)
                .claim("scope", scope)
                .claim("nonce", nonce)
                .claim("name", "Ana Sorel")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private void json(HttpExchange call, int status, Map<String, ?> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        call.getResponseHeaders().set("Content-Type", "application/json");
        write(call, status, bytes);
    }
}
