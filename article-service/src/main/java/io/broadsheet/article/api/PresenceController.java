package io.broadsheet.article.api;

import io.broadsheet.article.api.ActivityController.ActivityLine;
import io.broadsheet.article.application.ArticleHistory;
import io.broadsheet.article.application.Presences;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Presence;
import io.broadsheet.article.domain.Presence.Beat;
import io.broadsheet.article.domain.Presence.State;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has an article open, for those who write it. */
@RestController
@RequestMapping("/newsroom/articles/{id}/presence")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class PresenceController {

    private final Presences presences;
    private final ArticleHistory history;

    PresenceController(Presences presences, ArticleHistory history) {
        this.presences = presences;
        this.history = history;
    }

    /**
     * What is absent stays as it was.
     *
     * @param state {@code reading} (at first), {@code writing} or {@code handed-over}
     * @param asks whether others shall hand over
     * @param declines to hand over
     */
    record BeatRequest(
            @Nullable String state,
            @Nullable Boolean asks,
            @Nullable Boolean declines) {

        static final BeatRequest NOTHING_NEW = new BeatRequest(null, null, null);

        Beat beat() {
            return new Beat(state == null ? null : state(state), asks, Boolean.TRUE.equals(declines));
        }

        private static State state(String word) {
            return Arrays.stream(State.values())
                    .filter(each -> DraftRequest.word(each).equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> ProblemException.invalid("state", "must be one of reading, writing, handed-over"));
        }
    }

    /**
     * @param since when this state began
     * @param asked when they last asked others to hand over; null if that is over
     * @param declined when they last would rather go on
     */
    record PersonHere(
            String subject,
            @Nullable String name,
            String state,
            Instant since,
            @Nullable Instant asked,
            @Nullable Instant declined) {

        static PersonHere from(Presence presence) {
            return new PersonHere(
                    presence.who().subject(),
                    presence.who().name(),
                    DraftRequest.word(presence.state()),
                    presence.since(),
                    presence.asked(),
                    presence.declined());
        }
    }

    /**
     * @param at the time by which all others are told
     * @param people the longest there first, the caller too; at most 20
     * @param latest what was last done with the article, by people and scripts
     */
    record PresenceAnswer(Instant at, List<PersonHere> people, ActivityLine latest) {}

    @GetMapping
    @Operation(summary = "Who has an article open, and what was last done with it")
    PresenceAnswer here(@PathVariable UUID id) {
        return answer(id, latest(id));
    }

    @PutMapping
    @Operation(
            summary = "The caller has it open: to be repeated within 30 seconds",
            description = "Nobody is kept from writing by it. Answers as GET does")
    PresenceAnswer beat(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable BeatRequest request, Principal caller) {
        var told = request == null ? BeatRequest.NOTHING_NEW : request;
        var latest = latest(id);
        presences.beat(id, StaffMember.calling(caller), told.beat());
        return answer(id, latest);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The caller has closed it")
    @ApiResponse(responseCode = "204", description = "Also where that was not known")
    void leave(@PathVariable UUID id, Principal caller) {
        presences.leave(id, caller.getName());
    }

    /** Of an article that is there, or was. */
    private Activity latest(UUID id) {
        return history.activity(id, null, 1).getFirst();
    }

    private PresenceAnswer answer(UUID id, Activity latest) {
        var here = presences.at(id);
        return new PresenceAnswer(
                here.at(), here.people().stream().map(PersonHere::from).toList(), ActivityLine.from(latest));
    }
}
