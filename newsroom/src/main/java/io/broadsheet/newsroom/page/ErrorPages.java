package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.newsroom.client.NotAllowed;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.IssuerAway;
import io.broadsheet.newsroom.session.KeptForms;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.SignInEnded;
import io.broadsheet.newsroom.view.Kept.Reason;
import io.broadsheet.newsroom.view.Link;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Whatever goes wrong, nothing typed is lost: the answer to a form has the form in it. */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
    ResponseEntity<String> error(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            LOG.error("A page failed", Loggable.of(failure));
        }
        var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return message(told instanceof Integer status ? status : 404, request);
    }

    @ExceptionHandler
    ResponseEntity<String> ended(SignInEnded ended, HttpServletRequest request) {
        if (KeptForms.isForScript(request)) {
            return ResponseEntity.status(401).build();
        }
        // Not led on by itself: what a service has refused once it may refuse again.
        return "POST".equals(request.getMethod())
                ? pages.kept(KeptForms.of(request, Reason.SIGNED_OUT))
                : pages.message(401, null, "refused", new Link("/sign-in", pages.of("sign-in-again")));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(NotAllowed refused, HttpServletRequest request) {
        if (KeptForms.isForScript(request)) {
            return ResponseEntity.status(403).build();
        }
        return "POST".equals(request.getMethod())
                ? pages.kept(KeptForms.of(request, Reason.NOT_ALLOWED))
                : message(403, request);
    }

    @ExceptionHandler
    ResponseEntity<String> away(ServiceAway away, HttpServletRequest request) {
        return failed(request, away.isOfIssuer() ? Reason.ISSUER_AWAY : Reason.SERVICE_AWAY);
    }

    @ExceptionHandler
    ResponseEntity<String> away(IssuerAway away, HttpServletRequest request) {
        return failed(request, Reason.ISSUER_AWAY);
    }

    @ExceptionHandler
    ResponseEntity<String> tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        return message(413, request);
    }

    @ExceptionHandler
    ResponseEntity<String> failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return message(known.getStatusCode().value(), request);
        }
        if (failure instanceof MethodArgumentTypeMismatchException) {
            return message(404, request);
        }
        LOG.error("A page failed", Loggable.of(failure));
        return failed(request, Reason.FAULT);
    }

    private ResponseEntity<String> failed(HttpServletRequest request, Reason reason) {
        if (KeptForms.isForScript(request)) {
            return ResponseEntity.status(reason.status()).build();
        }
        return "POST".equals(request.getMethod())
                ? pages.kept(KeptForms.of(request, reason))
                : pages.message(
                        reason.status(),
                        null,
                        switch (reason) {
                            case FAULT -> "fault";
                            case ISSUER_AWAY -> "issuer-away";
                            default -> "service-away";
                        });
    }

    private ResponseEntity<String> message(int status, HttpServletRequest request) {
        var session = request.getAttribute(Session.class.getName()) instanceof Session known ? known : null;
        return switch (status) {
            case 404 -> pages.message(404, session, "unknown");
            case 403 -> pages.message(403, session, "not-allowed");
            case 413 -> pages.message(413, session, "too-large");
            default -> pages.message(status, session, status < 500 ? "unreadable" : "fault");
        };
    }
}
