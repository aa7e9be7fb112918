package io.broadsheet.identity.session;

import io.broadsheet.identity.account.Accounts;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is signed in, by a cookie that names a sign-in: any instance knows it, it outlives a restart, and it ends when
 * the account's sessions are ended or it gets another password. The account is looked at anew with each request.
 */
public final class SignInCookie implements SecurityContextRepository {

    private static final String KNOWN = SignInCookie.class.getName();

    private final SignIns signIns;
    private final Accounts accounts;
    private final boolean secure;
    private final String name;

    /** @param secure whether people reach this by HTTPS */
    public SignInCookie(SignIns signIns, Accounts accounts, boolean secure) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.secure = secure;
        this.name = (secure ? "__Host-" : "") + "broadsheet-identity-signed-in";
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> context(request));
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return context(request).getAuthentication() != null;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var known = id(request);
        var who = context.getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof Person person)) {
            known.ifPresent(signIns::end);
            request.removeAttribute(KNOWN);
            if (known.isPresent()) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0));
            }
        } else if (person.signIn() == null) {
            known.ifPresent(signIns::end);
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie(signIns.begin(person.account(), person.passwordAt()), -1));
        }
    }

    private SecurityContext context(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof SecurityContext known) {
            return known;
        }
        var context = SecurityContextHolder.createEmptyContext();
        id(request)
                .ifPresent(id -> signIns.find(id)
                        .ifPresent(signIn -> accounts.find(signIn.account())
                                .filter(account -> !account.disabled() && signIn.isOf(account.passwordAt()))
                                .ifPresent(account -> context.setAuthentication(
                                        Person.authentication(account, id, signIn.since())))));
        request.setAttribute(KNOWN, context);
        return context;
    }

    private Optional<String> id(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .map(TokenHash::of)
                        .findFirst();
    }

    private String cookie(String value, long life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .path("/")
                .sameSite("Lax")
                .maxAge(life)
                .build()
                .toString();
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> source;
        private @Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            var known = context;
            if (known == null) {
                known = source.get();
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
