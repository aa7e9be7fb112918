package io.broadsheet.newsletter.replies.api;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.replies.application.FollowPreferences;
import io.broadsheet.newsletter.subscription.api.PageAnswers;
import io.broadsheet.newsletter.subscription.api.Wants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Preferences of reply notices by the mailed link: JSON for front-ends, a page that needs no script for everyone else. */
@RestController
@RequestMapping("/reply-notices/{token}")
@Tag(name = "Reply notices")
@RateLimited(value = "reader-links", permits = 2000, per = "30s")
class FollowPreferencesController {
    private final FollowPreferences preferences;
    private final PageAnswers pages;
    private final FollowPages followPages;

    FollowPreferencesController(FollowPreferences preferences, PageAnswers pages, FollowPages followPages) {
        this.preferences = preferences;
        this.pages = pages;
        this.followPages = followPages;
    }

    @Operation(summary = "Which comments are followed, and how: JSON, or a page where HTML is accepted")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FollowAnswer.class)))
    @GetMapping
    ResponseEntity<Object> show(@PathVariable String token, HttpServletRequest request) {
        var answer = FollowAnswer.of(preferences.show(token));
        return Wants.page(request)
                ? pages.answer(HttpStatus.OK, followPages.preferences(token, answer, FollowPages.Notice.NONE))
                : ResponseEntity.ok(answer);
    }

    @Operation(summary = "All that is held, as a download")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FollowAnswer.class)))
    @GetMapping("/data")
    ResponseEntity<FollowAnswer> held(@PathVariable String token) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reply-notices.json\"")
                .body(FollowAnswer.of(preferences.show(token)));
    }

    @Operation(summary = "Choose how to be told")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    FollowAnswer change(@PathVariable String token, @RequestBody ReplyNoticeRequest request) {
        return FollowAnswer.of(preferences.change(token, ReplyNoticeReading.preferences(request)));
    }

    @Operation(hidden = true)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Object> changeByForm(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String cadence,
            @RequestParam(defaultValue = "") String timeZone,
            @RequestParam(defaultValue = "") String hour) {
        var current = FollowAnswer.of(preferences.show(token));
        var entered = new ReplyNoticeRequest(null, null, null, cadence, timeZone, number(hour), current.language());
        try {
            return pages.answer(
                    HttpStatus.OK, followPages.preferences(token, change(token, entered), FollowPages.Notice.SAVED));
        } catch (ProblemException refused) {
            if (refused.problem() != Problem.INVALID) {
                throw refused;
            }
            return pages.answer(
                    HttpStatus.UNPROCESSABLE_CONTENT, followPages.refused(token, current, entered, refused.errors()));
        }
    }

    private static @Nullable Integer number(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
    }

    @Operation(summary = "Hear of replies to that comment no more; with the last one the address is forgotten")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/comments/{commentId}")
    ResponseEntity<Void> leave(@PathVariable String token, @PathVariable UUID commentId) {
        preferences.leave(token, commentId);
        return ResponseEntity.noContent().build();
    }

    @Operation(hidden = true)
    @PostMapping("/comments/{commentId}/end")
    ResponseEntity<Object> leaveByForm(@PathVariable String token, @PathVariable UUID commentId) {
        var before = preferences.show(token);
        preferences.leave(token, commentId);
        return before.comments().stream()
                        .allMatch(comment -> comment.commentId().equals(commentId))
                ? pages.answer(
                        HttpStatus.OK, followPages.ended(before.reader().wish().language()))
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "../../../" + token)
                        .build();
    }

    @Operation(summary = "Hear of no replies any more; the address is forgotten. Again changes nothing")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping
    ResponseEntity<Void> leaveAll(@PathVariable String token) {
        preferences.leave(token);
        return ResponseEntity.noContent().build();
    }
}
