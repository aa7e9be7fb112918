package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticlePublishing;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    /** Clocks of those who publish are a little ahead. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final ArticlePublishing publishing;
    private final NewsroomAnswers answers;
    private final Clock clock;

    PublicationController(ArticlePublishing publishing, NewsroomAnswers answers, Clock clock) {
        this.publishing = publishing;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param at an instant with its offset; absent, past, or ahead by seconds for now */
    record PublicationRequest(@Nullable String at) {}

    @PostMapping("/publication")
    ResponseEntity<NewsroomArticle> publish(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable PublicationRequest request,
            Principal caller) {
        if (request != null
                && request.at != null
                && instant(request.at).isAfter(clock.instant().plus(AHEAD))) {
            throw ProblemException.invalid("at", "must not be in the future: publications cannot be scheduled yet");
        }
        return answers.of(publishing.publish(id, IfMatch.optional(ifMatch), StaffMember.calling(caller)));
    }

    private static Instant instant(String at) {
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException unreadable) {
            throw ProblemException.invalid("at", "must be an instant with its offset, like 2026-11-24T06:00:00+01:00");
        }
    }

    @DeleteMapping("/publication")
    ResponseEntity<NewsroomArticle> withdraw(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestParam @Nullable String reason,
            Principal caller) {
        var errors = new FieldErrors();
        var checked = new FieldRules(errors).optional("reason", reason, LONGEST_REASON);
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
