package io.broadsheet.chassis.web;

import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers {@link PageRequest} and {@link IdempotencyKey} as plain parameters. */
final class RequestParameters implements HandlerMethodArgumentResolver {
    private static final int LONGEST_KEY = 255;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class
                || parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == PageRequest.class
                ? PageRequest.parse(request.getParameter("limit"), request.getParameter("after"))
                : idempotencyKey(request);
    }

    private static @Nullable IdempotencyKey idempotencyKey(NativeWebRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw ProblemException.malformed("Idempotency-Key: must be 1 to 255 visible ASCII characters.");
        }
        Principal caller = request.getUserPrincipal();
        var path = ((HttpServletRequest) request.getNativeRequest()).getRequestURI();
        return new IdempotencyKey(key, caller == null ? null : caller.getName(), path);
    }
}
