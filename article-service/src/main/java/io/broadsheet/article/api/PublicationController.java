package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticlePublishing;
import io.broadsheet.article.application.ScheduledArticles;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.Instants;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where editors decide what readers see. {@code If-Match} is welcome everywhere, and required nowhere. */
@RestController
@RequestMapping("/newsroom/articles/{id}")
@RequiresScope(Scopes.ARTICLES_PUBLISH)
class PublicationController {

    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_NOTE = 1_000;
    /** Now takes a moment to arrive, from clocks that differ. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration LONGEST_AHEAD = Duration.ofDays(366);

    private final ArticlePublishing publishing;
    private final NewsroomAnswers answers;
    private final ScheduledArticles articles;

    PublicationController(ArticlePublishing publishing, NewsroomAnswers answers, ScheduledArticles articles) {
        this.publishing = publishing;
        this.answers = answers;
        this.articles = articles;
    }

    /** @param at an instant with its offset; absent, or past by seconds, for now */
    record PublicationRequest(@Nullable String at) {}

    @PostMapping("/publication")
    @Operation(
            summary = "Publishes the working copy now, or at an instant as it will be by then",
            description = "At an instant: again with another one moves it; publishing by hand and withdrawing end it")
    ResponseEntity<NewsroomArticle> publish(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable PublicationRequest request,
            Principal caller) {
        var seen = IfMatch.optional(ifMatch);
        var by = StaffMember.calling(caller);
        var at = request == null || request.at == null ? null : scheduled(request.at);
        return answers.of(at == null ? publishing.publish(id, seen, by) : publishing.schedule(id, seen, at, by));
    }

    /** @return null for now */
    private @Nullable Instant scheduled(String text) {
        // The database's time: by a clock that is ahead a story would be out before its embargo.
        var now = articles.now();
        var at = instant(text);
        if (at.isBefore(now.minus(LATE))) {
            throw ProblemException.invalid(FieldRules.error("at", Sentence.PASSED_NOW.with()));
        } else if (at.isAfter(now.plus(LONGEST_AHEAD))) {
            throw ProblemException.invalid(FieldRules.error("at", Sentence.YEAR.with()));
        }
        return at.isAfter(now) ? at : null;
    }

    private static Instant instant(String at) {
        try {
            return Instants.parse(at).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid(FieldRules.error("at", Sentence.INSTANT.with()));
        }
    }

    @DeleteMapping("/schedule")
    @Operation(summary = "Leaves the working copy to be published by hand; also where nothing was scheduled")
    ResponseEntity<NewsroomArticle> unschedule(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Principal caller) {
        return answers.of(publishing.unschedule(id, IfMatch.optional(ifMatch), StaffMember.calling(caller)));
    }

    /** @param publish whether readers get the working copy with it */
    record CorrectionRequest(
            @Nullable String note, @Nullable Boolean publish) {}

    @PostMapping("/corrections")
    @Operation(summary = "Tells readers what was wrong, with a date; the same note once more changes nothing")
    @ApiResponse(responseCode = "200", description = "Readers see it")
    @ApiResponse(responseCode = "409", description = "Not published, or corrected a hundred times", content = @Content)
    ResponseEntity<NewsroomArticle> correct(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CorrectionRequest request,
            Principal caller) {
        var errors = new FieldErrors();
        var note = new FieldRules(errors).requiredRemark("note", request.note, LONGEST_NOTE);
        errors.throwIfAny();
        return answers.of(publishing.correct(
                id,
                IfMatch.optional(ifMatch),
                note,
                Boolean.TRUE.equals(request.publish),
                StaffMember.calling(caller)));
    }

    @DeleteMapping("/publication")
    ResponseEntity<NewsroomArticle> withdraw(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam @Nullable String reason,
            Principal caller) {
        var errors = new FieldErrors();
        var checked = new FieldRules(errors).optionalRemark("reason", reason, LONGEST_REASON);
        errors.throwIfAny();
        return answers.of(publishing.withdraw(id, IfMatch.optional(ifMatch), checked, StaffMember.calling(caller)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Principal caller) {
        publishing.erase(id, IfMatch.optional(ifMatch), StaffMember.calling(caller));
    }
}
