package io.broadsheet.newsletter.edition.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.edition.application.CutReport;
import io.broadsheet.newsletter.edition.application.EditionRun;
import io.broadsheet.newsletter.edition.domain.Cadence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the newsroom does with editions. */
@RestController
class EditionController {

    /** @param cadence {@code instant}, {@code daily} or {@code weekly} */
    record RunRequest(@Nullable String cadence) {}

    private final EditionRun editions;

    EditionController(EditionRun editions) {
        this.editions = editions;
    }

    /**
     * Cuts a cadence now, for all its subscriptions. Nobody gets an article twice, so repeating it mails only what was
     * published in between.
     *
     * @return 202: the deliveries are in the ledger, or, while {@code finished} is false, on their way there
     */
    @PostMapping("/newsroom/editions/run")
    @RequiresScope(Scopes.NEWSLETTER_SEND)
    @ResponseStatus(HttpStatus.ACCEPTED)
    CutReport run(@RequestBody RunRequest request) {
        var word = request.cadence();
        if (word == null) {
            throw ProblemException.invalid("cadence", "is missing: one of instant, daily, weekly");
        }
        var cadence = Cadence.of(word)
                .orElseThrow(() -> ProblemException.invalid("cadence", "must be one of instant, daily, weekly"));
        return editions.run(cadence)
                .orElseThrow(() -> new ProblemException(
                        Problem.UNAVAILABLE,
                        "Another planner is at work; whether this cut follows is open. Please repeat it: nothing is mailed twice.",
                        Duration.ofSeconds(10)));
    }
}
