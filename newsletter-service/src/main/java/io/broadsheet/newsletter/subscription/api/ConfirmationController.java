package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.newsletter.subscription.application.Subscribing;
import io.broadsheet.newsletter.subscription.application.UnknownLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mailed confirmation link. Mail scanners follow links: a GET changes nothing. */
@RestController
@RequestMapping("/subscriptions/confirmation")
@Tag(name = "Subscriptions")
@RateLimited(value = "reader-links", permits = 2000, per = "30s")
class ConfirmationController {
    private final Subscribing subscribing;
    private final PageAnswers pages;

    ConfirmationController(Subscribing subscribing, PageAnswers pages) {
        this.subscribing = subscribing;
        this.pages = pages;
    }

    record Confirmation(@Nullable String token) {}

    @Operation(summary = "A page with a button that confirms")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @GetMapping
    ResponseEntity<Object> page(@RequestParam(required = false) @Nullable String token) {
        var known = required(token);
        var answer = PreferencesAnswer.of(subscribing.shown(known).state());
        var texts = pages.pages(answer);
        return pages.answer(HttpStatus.OK, answer.isActive() ? texts.confirmed(answer) : texts.confirm(known, answer));
    }

    @Operation(summary = "Confirm; again changes nothing")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PreferencesAnswer.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> confirm(@RequestBody Confirmation confirmation, HttpServletRequest request) {
        return confirm(confirmation.token(), request);
    }

    @Operation(hidden = true)
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Object> confirmByForm(
            @RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        return confirm(token, request);
    }

    private ResponseEntity<Object> confirm(@Nullable String token, HttpServletRequest request) {
        var answer = PreferencesAnswer.of(subscribing.confirm(required(token)).state());
        return Wants.page(request)
                ? pages.answer(HttpStatus.OK, pages.pages(answer).confirmed(answer))
                : ResponseEntity.ok(answer);
    }

    private static String required(@Nullable String token) {
        if (token == null) {
            throw new UnknownLink();
        }
        return token;
    }
}
