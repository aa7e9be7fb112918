package io.broadsheet.newsroom.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.newsroom.NewsroomSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is signed in, prolonged at the issuer while the person works. */
@Component
public class Sessions {

    private static final String SESSION = "session";
    private static final String FORM = "newsroom-form";
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final SealedCookies cookies;
    private final Issuer issuer;
    private final SignedTokens tokens;
    private final Duration longest;
    private final Clock clock;

    /** Some issuers take a refresh token once only, and two tabs may need it at the same moment. */
    private final Cache<String, CompletableFuture<Prolonged>> prolonged = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    private record Prolonged(@Nullable Session session, boolean away) {}

    Sessions(SealedCookies cookies, Issuer issuer, SignedTokens tokens, NewsroomSettings settings, Clock clock) {
        this.cookies = cookies;
        this.issuer = issuer;
        this.tokens = tokens;
        this.longest = settings.signIn();
        this.clock = clock;
    }

    /**
     * @return empty if nobody is signed in any more
     * @throws IssuerAway if that cannot be said: the token has ended and nobody answers who could prolong it
     */
    public Optional<Session> of(HttpServletRequest request, HttpServletResponse response) throws IssuerAway {
        var kept = cookies.get(request, SESSION, Session.class);
        var now = clock.instant();
        if (kept.isEmpty() || !kept.get().ends().isAfter(now)) {
            return Optional.empty();
        }
        var session = kept.get();
        if (session.tokenEnds().isAfter(now.plus(EARLY))) {
            return kept;
        }
        var outcome = prolong(session);
        if (outcome.session != null) {
            cookies.put(request, response, SESSION, outcome.session, null);
            return Optional.of(outcome.session);
        }
        if (session.tokenEnds().isAfter(now)) {
            return kept;
        }
        if (outcome.away) {
            throw new IssuerAway("a session cannot be prolonged");
        }
        return Optional.empty();
    }

    /** Whether somebody has signed in here, be it over or not. */
    boolean hasBegun(HttpServletRequest request) {
        return cookies.get(request, SESSION, Session.class).isPresent();
    }

    private Prolonged prolong(Session session) {
        if (session.refreshToken() == null) {
            return new Prolonged(null, false);
        }
        var key = HexFormat.of().formatHex(Sha256.of(session.refreshToken() + session.tokenEnds()));
        // Not asked within the cache: it would hold up whoever's key lies beside this one.
        var mine = new CompletableFuture<Prolonged>();
        var earlier = prolonged.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier.join();
        }
        var outcome = new Prolonged(null, true);
        try {
            outcome = asked(session);
            return outcome;
        } finally {
            mine.complete(outcome);
            if (outcome.away) {
                prolonged.asMap().remove(key, mine);
            }
        }
    }

    private Prolonged asked(Session session) {
        try {
            var renewed = issuer.refresh(session);
            return new Prolonged(
                    new Session(
                            session.subject(),
                            session.name(),
                            renewed.scopes(),
                            renewed.access(),
                            renewed.refresh(),
                            renewed.id(),
                            renewed.ends(),
                            session.ends()),
                    false);
        } catch (SignInRefused ended) {
            return new Prolonged(null, false);
        } catch (IssuerAway away) {
            return new Prolonged(null, true);
        }
    }

    void begin(HttpServletRequest request, HttpServletResponse response, Tokens granted) {
        var session = new Session(
                granted.subject(),
                granted.name(),
                granted.scopes(),
                granted.access(),
                granted.refresh(),
                granted.id(),
                granted.ends(),
                clock.instant().plus(longest));
        cookies.put(request, response, SESSION, session, null);
    }

    /** Of a session that was ended at the issuer. */
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, SESSION);
    }

    /** @return where the browser goes to be signed out at the issuer too; null if nowhere */
    @Nullable String end(HttpServletRequest request, HttpServletResponse response) {
        var kept = cookies.get(request, SESSION, Session.class);
        cookies.remove(request, response, SESSION);
        return kept.map(issuer::signOut).orElse(null);
    }

    /** What this person's forms carry: the same after signing in anew, so that nothing typed before is lost. */
    public String formToken(Session session) {
        return tokens.issue(FORM, person(session), 0);
    }

    boolean isFormOf(Session session, @Nullable String token) {
        return tokens.read(FORM, token)
                .filter(content -> content.subject().equals(person(session)))
                .isPresent();
    }

    private static UUID person(Session session) {
        return UUID.nameUUIDFromBytes(session.subject().getBytes(StandardCharsets.UTF_8));
    }
}
