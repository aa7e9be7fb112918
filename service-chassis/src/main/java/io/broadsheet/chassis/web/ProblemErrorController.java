package io.broadsheet.chassis.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what failed outside Spring MVC. */
@RestController
@io.swagger.v3.oas.annotations.Hidden
class ProblemErrorController implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return failed(failure, request);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var problem = Problem.ofStatus(status);
        var document = ProblemDocument.of(problem, ProblemHandling.defaultDetail(problem));
        return (status >= 500 ? document.withTraceId(Problems.traceId(request)) : document).answer(new HttpHeaders());
    }

    private static ResponseEntity<Object> failed(Throwable failure, HttpServletRequest request) {
        var traceId = Problems.traceId(request);
        if (ProblemHandling.isUnavailable(failure)) {
            log.warn("A service this one depends on does not answer ({})", failure.getClass());
            var unavailable = ProblemHandling.unavailable();
            return ProblemDocument.of(unavailable).withTraceId(traceId).answer(unavailable.headers());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return ProblemDocument.of(problem).answer(problem.headers());
            }
        }
        log.error("A request failed, trace {}", traceId, Loggable.of(failure));
        return ProblemDocument.of(Problem.INTERNAL, ProblemHandling.defaultDetail(Problem.INTERNAL))
                .withTraceId(traceId)
                .answer(new HttpHeaders());
    }
}
