package io.broadsheet.chassis.web.problem;

import io.broadsheet.chassis.Loggable;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what failed outside Spring MVC, unless a service has its own place for it. */
@RestController
@ConditionalOnMissingBean(ErrorController.class)
@io.swagger.v3.oas.annotations.Hidden
public class ProblemErrorController implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final ObjectProvider<ProblemView> views;

    public ProblemErrorController(ObjectProvider<ProblemView> views) {
        this.views = views;
    }

    @RequestMapping("${spring.web.error.path:${server.error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return failed(failure, request);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var problem = Problem.ofStatus(status);
        var document = ProblemDocument.of(problem, ProblemHandling.defaultDetail(problem));
        return (status >= 500 ? document.withTraceId(Problems.traceId(request)) : document)
                .answer(new HttpHeaders(), views, request);
    }

    private ResponseEntity<Object> failed(Throwable failure, HttpServletRequest request) {
        var traceId = Problems.traceId(request);
        var known = KnownFailures.explain(failure);
        if (known.isPresent()) {
            var document = ProblemDocument.of(known.get());
            if (document.status() >= 500) {
                log.warn("A part that is needed is away ({})", failure.getClass());
                document = document.withTraceId(traceId);
            }
            return document.answer(known.get().headers(), views, request);
        }
        log.error("A request failed, trace {}", traceId, Loggable.of(failure));
        return ProblemDocument.of(Problem.INTERNAL, ProblemHandling.defaultDetail(Problem.INTERNAL))
                .withTraceId(traceId)
                .answer(new HttpHeaders(), views, request);
    }
}
