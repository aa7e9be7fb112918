package io.broadsheet.article.api;

import io.broadsheet.article.popularity.View;
import io.broadsheet.article.popularity.ViewRecorder;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Problems;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where front-ends tell that somebody looked at an article. */
@RestController
class ViewsController {

    private static final int MOST_AT_ONCE = 500;

    private final ViewRecorder recorder;
    private final ClientAddresses readers;

    ViewsController(ViewRecorder recorder, ClientAddresses readers) {
        this.recorder = recorder;
        this.readers = readers;
    }

    /** Taken for good when it is answered; views of staff, robots and prefetching browsers are taken and not counted. */
    @PostMapping("/articles/{slug}/views")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @ApiResponse(responseCode = "202", description = "Taken", content = @Content)
    @ApiResponse(responseCode = "404", description = "No article was ever here", content = @Content)
    @ApiResponse(responseCode = "410", description = "Withdrawn or erased", content = @Content)
    @ApiResponse(responseCode = "503", description = "Not taken; try again", content = @Content)
    void view(@PathVariable String slug, HttpServletRequest request) {
        var problem = problem(recorder.record(slug, view(request)));
        if (problem != null) {
            throw problem;
        }
    }

    /**
     * Views that a front-end collected from its readers.
     *
     * @param views at most {@value #MOST_AT_ONCE}
     */
    record ViewBatch(@Nullable List<@Nullable CollectedView> views) {}

    /**
     * @param id the same when it is sent again; a view is counted once
     * @param forwarded of the reader, as the front-end would send it with a single call (RFC 7239)
     */
    record CollectedView(
            @Nullable UUID id,
            @Nullable String slug,
            @Nullable String forwarded,
            @Nullable String userAgent) {}

    /** @param notTaken those to be sent again, soon; all others are taken for good, or are of no article */
    record TakenViews(List<UUID> notTaken) {}

    /**
     * Takes many at once, each as if it had been sent alone. {@code forwarded} is believed of front-ends only that call from
     * trusted addresses themselves, not of whoever calls through a trusted proxy.
     */
    @PostMapping("/views")
    @RateLimited(value = "view-batches", permits = 6_000)
    TakenViews take(@RequestBody ViewBatch batch, HttpServletRequest request) {
        var views = batch.views == null ? List.<CollectedView>of() : batch.views;
        if (views.size() > MOST_AT_ONCE) {
            throw ProblemException.invalid("views", "must be at most " + MOST_AT_ONCE);
        }
        var recorded = new ArrayList<ViewRecorder.Recorded>();
        for (var view : views) {
            if (view != null && view.id != null && view.slug != null) {
                var network = readers.network(request, view.forwarded);
                recorded.add(
                        new ViewRecorder.Recorded(view.id, view.slug, new View(network, view.userAgent, null, false)));
            }
        }
        var outcomes = recorder.record(recorded);
        return new TakenViews(IntStream.range(0, recorded.size())
                .filter(i -> outcomes.get(i) == ViewRecorder.Outcome.NOT_TAKEN)
                .mapToObj(i -> Objects.requireNonNull(recorded.get(i).id()))
                .toList());
    }

    /** The same, for {@link ViewsFastLane}. */
    void answer(String slug, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(recorder.record(slug, view(request)));
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
            case GONE -> new ProblemException(Problem.GONE, GoneHandling.GONE);
            case NOT_TAKEN ->
                new ProblemException(Problem.UNAVAILABLE, "Views cannot be taken now.", Duration.ofSeconds(1));
        };
    }
}
