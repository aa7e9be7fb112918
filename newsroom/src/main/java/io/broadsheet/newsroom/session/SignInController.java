package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.NewsroomSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the issuer and back, and the way out. */
@Controller
class SignInController {

    static final String SIGN_IN = "/sign-in";
    static final String SIGNED_IN = "/signed-in";
    private static final String ATTEMPT = "sign-in-";
    /** Each tab has one of its own; more in one browser than servers take headers. */
    private static final int MOST_ATTEMPTS = 8;

    private static final int NAMED_BY = 8;
    /** A path of ours; what a browser could take for another host is none. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

    private static final Pattern ON_THIS_MACHINE = Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::\\d+)?");

    private final NewsroomSettings settings;
    private final Issuer issuer;
    private final Sessions sessions;
    private final SealedCookies cookies;
    private final SignInPages pages;
    private final Clock clock;

    SignInController(
            NewsroomSettings settings,
            Issuer issuer,
            Sessions sessions,
            SealedCookies cookies,
            SignInPages pages,
            Clock clock) {
        this.settings = settings;
        this.issuer = issuer;
        this.sessions = sessions;
        this.cookies = cookies;
        this.pages = pages;
        this.clock = clock;
    }

    static String signIn(String to) {
        return SIGN_IN + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    @GetMapping(SIGN_IN)
    ResponseEntity<?> signIn(
            @RequestParam @Nullable String to, HttpServletRequest request, HttpServletResponse response) {
        var wanted = to != null && PATH.matcher(to).matches() ? to : "/";
        if (isUnderAnotherName(request)) {
            // The issuer sends people back to the public address, where this one's cookie is not known.
            return moved(settings.url() + signIn(wanted));
        }
        try {
            var attempt = SignInAttempt.to(wanted, clock.instant());
            var there = issuer.authorization(attempt);
            makeRoom(request, response);
            cookies.put(request, response, name(attempt.state()), attempt, SignInAttempt.LONGEST);
            return moved(there);
        } catch (IssuerAway away) {
            return pages.issuerAway();
        }
    }

    @GetMapping(SIGNED_IN)
    ResponseEntity<?> signedIn(
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        var name = name(state == null ? "" : state);
        var attempt = cookies.get(request, name, SignInAttempt.class)
                .filter(begun -> begun.state().equals(state) && !begun.isOver(clock.instant()));
        if (attempt.isEmpty()) {
            return pages.begunElsewhere();
        }
        cookies.remove(request, response, name);
        if (code == null || error != null) {
            return pages.refused();
        }
        try {
            sessions.begin(request, response, issuer.exchange(code, attempt.get()));
            return moved(attempt.get().to());
        } catch (SignInRefused refused) {
            return pages.refused();
        } catch (IssuerAway away) {
            return pages.issuerAway();
        }
    }

    @PostMapping("/sign-out")
    ResponseEntity<?> signOut(HttpServletRequest request, HttpServletResponse response) {
        return moved(Optional.ofNullable(sessions.end(request, response)).orElse("/"));
    }

    private static String name(String state) {
        return ATTEMPT + state.substring(0, Math.min(NAMED_BY, state.length()));
    }

    /** The oldest go first, and what cannot be read before them. */
    private void makeRoom(HttpServletRequest request, HttpServletResponse response) {
        var begun = cookies.beginningWith(request, ATTEMPT);
        begun.stream()
                .sorted(Comparator.comparing(name -> cookies.get(request, name, SignInAttempt.class)
                        .map(SignInAttempt::begun)
                        .orElse(Instant.EPOCH)))
                .limit(Math.max(0, begun.size() + 1 - MOST_ATTEMPTS))
                .forEach(name -> cookies.remove(request, response, name));
    }

    private boolean isUnderAnotherName(HttpServletRequest request) {
        var host = request.getHeader("Host");
        var own = settings.url().getRawAuthority();
        return host != null
                && !host.equalsIgnoreCase(own)
                && ON_THIS_MACHINE.matcher(host).matches()
                && ON_THIS_MACHINE.matcher(own).matches();
    }

    private static ResponseEntity<?> moved(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
