package io.broadsheet.newsroom.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.newsroom.NewsroomSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The OIDC issuer at which staff sign in: authorization code with PKCE (RFC 6749, 7636; OpenID Connect Core 1.0). */
@Component
class Issuer {

    private static final String PERSON = "openid profile ";

    private final NewsroomSettings settings;
    private final IssuerCalls calls;
    private final TokenChecks checks;

    private volatile @Nullable IssuerMetadata known;

    private record Answer(
            @JsonProperty("access_token") @Nullable String access,
            @JsonProperty("refresh_token") @Nullable String refresh,
            @JsonProperty("id_token") @Nullable String id) {}

    Issuer(NewsroomSettings settings, IssuerCalls calls, TokenChecks checks) {
        this.settings = settings;
        this.calls = calls;
        this.checks = checks;
    }

    /** Where the browser goes to sign in; asked for anew, so that nobody is sent where nobody answers. */
    String authorization(SignInAttempt attempt) throws IssuerAway {
        var metadata = askedAnew();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", returnTo());
        query.put("scope", scope(metadata));
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        return with(Objects.requireNonNull(metadata.authorization()), query);
    }

    /** Some issuers refuse whoever asks for what they do not know. */
    private static String scope(IssuerMetadata metadata) {
        return PERSON
                + Scopes.ALL.stream()
                        .filter(scope -> metadata.accounts() != null || !scope.equals(Scopes.ACCOUNTS))
                        .collect(Collectors.joining(" "));
    }

    /** Whether accounts are looked after from here. */
    boolean keepsAccounts() throws IssuerAway {
        return metadata().accounts() != null;
    }

    Tokens exchange(String code, SignInAttempt attempt) throws IssuerAway, SignInRefused {
        var asked = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                returnTo(),
                "code_verifier",
                attempt.verifier());
        var keys = keys();
        var answer = token(asked);
        return checks.check(answer.access, answer.refresh, answer.id, attempt.nonce(), name(), keys);
    }

    Tokens refresh(Session session) throws IssuerAway, SignInRefused {
        var old = session.refreshToken();
        if (old == null) {
            throw new SignInRefused("there is nothing to prolong it with");
        }
        // First, since some issuers take the refresh token once only.
        var keys = keys();
        var answer = token(Map.of("grant_type", "refresh_token", "refresh_token", old));
        var tokens = checks.check(
                answer.access,
                answer.refresh == null ? old : answer.refresh,
                answer.id == null ? session.idToken() : answer.id,
                null,
                name(),
                keys);
        if (!tokens.subject().equals(session.subject())) {
            throw new SignInRefused("the issuer answered with somebody else's token");
        }
        return tokens;
    }

    /**
     * Ends what can be ended without the browser (RFC 7009).
     *
     * @return where the browser goes to end the session there; null if the issuer has no such place, or is away
     */
    @Nullable String signOut(Session session) {
        try {
            var metadata = metadata();
            revoke(metadata.revocation(), session.refreshToken());
            var ended = new LinkedHashMap<String, String>();
            if (session.idToken() != null) {
                ended.put("id_token_hint", session.idToken());
            }
            ended.put("client_id", settings.clientId());
            ended.put("post_logout_redirect_uri", settings.url() + "/");
            return metadata.endSession() == null ? null : with(metadata.endSession(), ended);
        } catch (IssuerAway away) {
            return null;
        }
    }

    private void revoke(@Nullable URI endpoint, @Nullable String token) throws IssuerAway {
        if (endpoint == null || token == null) {
            return;
        }
        try {
            calls.post(endpoint, Map.of("token", token, "token_type_hint", "refresh_token"), Map.class);
        } catch (SignInRefused alreadyEnded) {
            // It ends by itself.
        }
    }

    private Answer token(Map<String, String> form) throws IssuerAway, SignInRefused {
        return calls.post(Objects.requireNonNull(metadata().token()), form, Answer.class);
    }

    private String keys() throws IssuerAway {
        return calls.get(Objects.requireNonNull(metadata().keys()));
    }

    /** As it stands in tokens, where some have a slash at the end. */
    private String name() throws IssuerAway {
        return Objects.requireNonNull(metadata().issuer());
    }

    private IssuerMetadata metadata() throws IssuerAway {
        var kept = known;
        return kept == null ? askedAnew() : kept;
    }

    private IssuerMetadata askedAnew() throws IssuerAway {
        var address = settings.issuerUrl();
        var found = calls.get(URI.create(address + "/.well-known/openid-configuration"), IssuerMetadata.class);
        if (found.issuer() == null
                || !found.issuer().replaceAll("/+$", "").equals(address.toString())
                || found.authorization() == null
                || found.token() == null
                || found.keys() == null) {
            throw new IssuerAway("what is there is not the issuer");
        }
        known = found;
        return found;
    }

    private String returnTo() {
        return settings.url() + SignInController.SIGNED_IN;
    }

    private static String with(URI address, Map<String, String> query) {
        return address + (address.getRawQuery() == null ? "?" : "&") + IssuerCalls.form(query);
    }
}
