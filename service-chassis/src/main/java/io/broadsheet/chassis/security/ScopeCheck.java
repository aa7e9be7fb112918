package io.broadsheet.chassis.security;

import io.broadsheet.chassis.web.StaffPaths;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Keeps {@link RequiresScope}'s promise. */
final class ScopeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            var required = required(method);
            if (required != null) {
                check(required.value());
            } else if (StaffPaths.includes(route(request)) && !isOptions(request)) {
                throw forbidden();
            }
        }
        return true;
    }

    /** Spring's own, which tells what is served there; a handler of ours comes with its pattern. */
    private static boolean isOptions(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) == null;
    }

    private static void check(String... scopes) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || caller instanceof AnonymousAuthenticationToken || !caller.isAuthenticated()) {
            throw unauthenticated(false);
        }
        if (!Scopes.isGranted(caller, scopes)) {
            throw forbidden();
        }
    }

    static ProblemException unauthenticated(boolean badToken) {
        return new ProblemException(Problem.UNAUTHENTICATED, "Send a valid bearer token.")
                .header("WWW-Authenticate", badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
    }

    static ProblemException forbidden() {
        return new ProblemException(Problem.FORBIDDEN, "The token lacks a scope this call needs.")
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }

    private static @Nullable RequiresScope required(HandlerMethod method) {
        var onMethod = method.getMethodAnnotation(RequiresScope.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
    }

    private static String route(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? request.getRequestURI() : pattern.toString();
    }
}
