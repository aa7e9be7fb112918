package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.view.Kept.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets on only who is signed in, and takes forms only that our own pages have sent: by {@code Origin}, and by a token in
 * them that is the person's.
 */
@Component
class SessionInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** Bytes: an article without a picture. */
    private static final long MOST_OF_STRANGERS = 8L << 20;

    private static final String[] OPEN = {
        "/", SignInController.SIGN_IN, SignInController.SIGNED_IN, "/assets/**", "/favicon.ico", "/robots.txt", "/error"
    };

    private final Sessions sessions;
    private final SignInPages pages;
    private final String origin;

    SessionInterceptor(Sessions sessions, SignInPages pages, NewsroomSettings settings) {
        this.sessions = sessions;
        this.pages = pages;
        this.origin = settings.url().getScheme() + "://" + settings.url().getRawAuthority();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(OPEN);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Session.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var session = request.getAttribute(Session.class.getName(), NativeWebRequest.SCOPE_REQUEST);
        if (session == null) {
            throw new SignInEnded();
        }
        return session;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var form = "POST".equals(request.getMethod());
        if (form && !isOurs(request)) {
            return stop(request, response, Reason.FOREIGN);
        }
        try {
            var session = sessions.of(request, response);
            if (session.isEmpty()) {
                return form ? stop(request, response, Reason.SIGNED_OUT) : signIn(request, response);
            }
            if (form && !sessions.isFormOf(session.get(), formToken(request))) {
                return stop(request, response, Reason.OTHER_PERSON);
            }
            request.setAttribute(Session.class.getName(), session.get());
            return true;
        } catch (IssuerAway away) {
            return form ? stop(request, response, Reason.ISSUER_AWAY) : write(response, pages.issuerAway());
        }
    }

    /** Browsers send {@code Origin} with every form; what has none is no browser. */
    private boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return origin.equalsIgnoreCase(request.getHeader(HttpHeaders.ORIGIN))
                && (site == null || site.equals("same-origin"));
    }

    private static @Nullable String formToken(HttpServletRequest request) {
        var header = request.getHeader(KeptForms.FORM_HEADER);
        return header == null ? request.getParameter("form") : header;
    }

    private static boolean signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // A picture, or a call of a script, signs nobody in, and would take the place of a tab that does.
        var wanted = request.getHeader("Sec-Fetch-Dest");
        if (KeptForms.isForScript(request) || wanted != null && !wanted.equals("document")) {
            response.setStatus(401);
            return false;
        }
        var query = request.getQueryString();
        response.setStatus(303);
        response.setHeader(
                HttpHeaders.LOCATION,
                SignInController.signIn(request.getRequestURI() + (query == null ? "" : "?" + query)));
        return false;
    }

    private boolean stop(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        if (KeptForms.isForScript(request)) {
            response.setStatus(reason.status());
            return false;
        }
        // A stranger's upload is not even read.
        var read = reason != Reason.SIGNED_OUT
                || sessions.hasBegun(request)
                || request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= MOST_OF_STRANGERS;
        return write(response, pages.kept(read ? KeptForms.of(request, reason) : KeptForms.unread(request, reason)));
    }

    private static boolean write(HttpServletResponse response, ResponseEntity<String> page) throws IOException {
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(String.valueOf(page.getBody()).getBytes(StandardCharsets.UTF_8));
        return false;
    }
}
