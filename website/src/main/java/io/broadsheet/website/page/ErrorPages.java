package io.broadsheet.website.page;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.web.problem.KnownFailures;
import io.broadsheet.chassis.web.problem.ProblemException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whatever goes wrong, a reader gets a page that keeps its calm and shows the way on. */
@Controller
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final PageResponder responder;
    private final PageRenderer renderer;

    ErrorPages(PageResponder responder, PageRenderer renderer) {
        this.responder = responder;
        this.renderer = renderer;
    }

    /** Where the container sends what failed outside Spring MVC. */
    @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            var known = KnownFailures.explain(failure);
            if (known.isPresent()) {
                refused(known.get(), request, response);
                return;
            }
            LOG.error("A page failed", Loggable.of(failure));
        }
        var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        write(told instanceof Integer status ? status : 404, request, response);
    }

    @ExceptionHandler
    void refused(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(problem.problem().status(), request, response);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            write(known.getStatusCode().value(), request, response);
        } else if (response.isCommitted()) {
            // The reader went away in the middle of the answer.
            LOG.debug("An answer was not taken to its end");
        } else {
            var explained = KnownFailures.explain(failure);
            if (explained.isPresent()) {
                refused(explained.get(), request, response);
            } else {
                LOG.error("A page failed", Loggable.of(failure));
                write(500, request, response);
            }
        }
    }

    private void write(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = switch (status) {
            case 404 -> renderer.message(404, "error.unknown", "error.unknown.text");
            case 429 -> renderer.message(429, "error.flood", "error.flood.text");
            case 503 -> renderer.message(503, "error.away", "error.away.text");
            default ->
                status < 500
                        ? renderer.message(status, "error.unreadable", "error.unreadable.text")
                        : renderer.message(status, "error.fault", "error.fault.text");
        };
        responder.write(page, request, response);
    }
}
