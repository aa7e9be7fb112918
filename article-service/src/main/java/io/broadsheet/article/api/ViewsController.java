package io.broadsheet.article.api;

import io.broadsheet.article.popularity.View;
import io.broadsheet.article.popularity.ViewRecorder;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Problems;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where front-ends tell that somebody looked at an article. */
@RestController
class ViewsController {

    private final ViewRecorder recorder;
    private final ClientAddresses readers;

    ViewsController(ViewRecorder recorder, ClientAddresses readers) {
        this.recorder = recorder;
        this.readers = readers;
    }

    /** Taken for good when it is answered; looks of staff, robots and prefetching browsers are taken and not counted. */
    @PostMapping("/articles/{slug}/views")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "202", description = "Taken", content = @Content)
    @ApiResponse(responseCode = "404", description = "No article is published here", content = @Content)
    @ApiResponse(responseCode = "503", description = "Not taken; try again", content = @Content)
    void view(@PathVariable String slug, HttpServletRequest request) {
        var problem = problem(recorder.view(slug, view(request)));
        if (problem != null) {
            throw problem;
        }
    }

    /** The same, for {@link ViewsFastLane}. */
    void answer(String slug, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(recorder.view(slug, view(request)));
        if (problem == null) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } else {
            Problems.write(response, problem);
        }
    }

    private View view(HttpServletRequest request) {
        var purpose = request.getHeader("Sec-Purpose");
        return new View(
                readers.network(request),
                request.getHeader(HttpHeaders.USER_AGENT),
                purpose == null ? request.getHeader("Purpose") : purpose,
                request.getHeader(HttpHeaders.AUTHORIZATION) != null);
    }

    private static @Nullable ProblemException problem(ViewRecorder.Outcome outcome) {
        return switch (outcome) {
            case COUNTED, PASSED_OVER -> null;
            case NOTHING_THERE -> ArticlesController.notFound();
            case NOT_TAKEN ->
                new ProblemException(Problem.UNAVAILABLE, "Views cannot be taken now.", Duration.ofSeconds(1));
        };
    }
}
