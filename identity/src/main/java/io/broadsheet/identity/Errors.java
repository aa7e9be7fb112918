package io.broadsheet.identity;

import io.broadsheet.chassis.web.problem.KnownFailures;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What failed outside of a page: a page to people, a problem to programs. Who asks for this address finds nothing. */
@RestController
final class Errors implements ErrorController {

    private final PageLayout layout;

    Errors(PageLayout layout) {
        this.layout = layout;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request) {
        int status = status(request);
        return layout.answer(
                HttpStatusCode.valueOf(status), layout.of(title(status)), "<p>" + layout.of("error.text") + "</p>");
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request) {
        var problem = Problem.ofStatus(status(request));
        throw new ProblemException(
                problem,
                problem == Problem.FORBIDDEN
                        ? "A form is taken only from the page that it is on."
                        : ProblemHandling.defaultDetail(problem));
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            var known = KnownFailures.explain(failure)
                    .map(problem -> problem.problem().status());
            if (known.isPresent()) {
                return known.get();
            }
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "error.404";
            case 400, 403 -> "error.refused";
            case 503 -> "error.away";
            default -> "error.failed";
        };
    }
}
