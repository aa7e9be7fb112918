package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.edition.CurrentTopics;
import io.broadsheet.newsletter.subscription.application.Preferring;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.PreferencesChanged;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Preferences by the mailed link: JSON for front-ends, a page that needs no script for everyone else. */
@RestController
@RequestMapping("/subscriptions/{token}")
@Tag(name = "Subscriptions")
@RateLimited(value = "reader-links", permits = 2000, per = "30s")
class PreferencesController {
    private final Preferring preferring;
    private final PageAnswers pages;
    private final CurrentTopics topics;

    PreferencesController(Preferring preferring, PageAnswers pages, CurrentTopics topics) {
        this.preferring = preferring;
        this.pages = pages;
        this.topics = topics;
    }

    @Operation(summary = "The subscription and its preferences: JSON, or a page where HTML is accepted")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreferencesAnswer.class)))
    @GetMapping
    ResponseEntity<Object> show(@PathVariable String token, HttpServletRequest request) {
        var subscription = preferring.show(token).state();
        return Wants.page(request)
                ? pages.answer(HttpStatus.OK, page(token, subscription).show())
                : answer(subscription);
    }

    /** Tagged, so that a change can say what it was made from. */
    private static ResponseEntity<Object> answer(Subscription subscription) {
        var answer = ResponseEntity.ok();
        var tag = tag(subscription);
        if (tag != null) {
            answer.eTag(tag);
        }
        return answer.body(PreferencesAnswer.of(subscription));
    }

    @Operation(
            summary = "Choose other preferences",
            description = "With If-Match only if they are those that were read: a repeated call that comes late changes"
                    + " nothing then.")
    @ApiResponse(responseCode = "412", description = "They have changed since", content = @Content)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreferencesAnswer.class)))
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> change(
            @PathVariable String token,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SubscriptionRequest request) {
        return answer(change(token, current(token), request, IfMatch.tags(ifMatch)));
    }

    @Operation(hidden = true)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Object> changeByForm(@PathVariable String token, @RequestParam MultiValueMap<String, String> form) {
        var current = current(token);
        var entered = PreferencesForm.read(form);
        var madeFrom = form.getFirst(PreferencesForm.MADE_FROM);
        try {
            var changed = change(token, current, entered, madeFrom == null ? null : Set.of(madeFrom));
            return pages.answer(HttpStatus.OK, page(token, changed).saved());
        } catch (PreferencesChanged changed) {
            return pages.answer(
                    HttpStatus.PRECONDITION_FAILED, page(token, current(token)).changed(entered));
        } catch (ProblemException refused) {
            if (refused.problem() != Problem.INVALID) {
                throw refused;
            }
            return pages.answer(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(token, current, madeFrom).refused(entered, refused.errors()));
        }
    }

    @Operation(summary = "Leave; again changes nothing")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping
    ResponseEntity<Void> leave(@PathVariable String token) {
        var left = preferring.leave(token);
        return ResponseEntity.noContent().build();
    }

    @Operation(hidden = true)
    @PostMapping("/end")
    ResponseEntity<Object> leaveByForm(@PathVariable String token) {
        var left = PreferencesAnswer.of(preferring.leave(token).state());
        return pages.answer(HttpStatus.OK, pages.pages(left).left(left.email()));
    }

    private static @Nullable String tag(Subscription subscription) {
        return subscription instanceof Subscription.Confirmed confirmed
                ? confirmed.preferences().tag()
                : null;
    }

    private PreferencesPage page(String token, Subscription subscription) {
        return page(token, subscription, tag(subscription));
    }

    private PreferencesPage page(String token, Subscription subscription, @Nullable String tag) {
        var current = PreferencesAnswer.of(subscription);
        return pages.pages(current).preferences(token, current, tag, topics);
    }

    private Subscription current(String token) {
        return preferring.show(token).state();
    }

    private Subscription change(
            String token, Subscription current, SubscriptionRequest request, @Nullable Set<String> madeFrom) {
        var address = new EmailAddress(PreferencesAnswer.of(current).email());
        return preferring
                .change(token, RequestReading.preferences(request, address), madeFrom)
                .state();
    }
}
