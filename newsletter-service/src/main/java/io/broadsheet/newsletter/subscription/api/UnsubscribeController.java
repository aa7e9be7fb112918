package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.newsletter.subscription.application.Preferring;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One-click unsubscription (RFC 8058). Mail providers call it from few networks for many readers, so it is not rate
 * limited; its body is not read, as no form of it could mean anything else.
 */
@RestController
@RequestMapping("/unsubscribe/{token}")
@Tag(name = "Subscriptions")
class UnsubscribeController {
    private final Preferring preferring;
    private final PageAnswers pages;

    UnsubscribeController(Preferring preferring, PageAnswers pages) {
        this.preferring = preferring;
        this.pages = pages;
    }

    @Operation(summary = "A page with a button that unsubscribes")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @GetMapping
    ResponseEntity<Object> page(@PathVariable String token) {
        preferring.requireUnsubscribeLink(token);
        return pages.answer(HttpStatus.OK, pages.pages(token).unsubscribe(token));
    }

    @Operation(summary = "Unsubscribe at once, by RFC 8058; again changes nothing")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @PostMapping
    ResponseEntity<Object> unsubscribe(@PathVariable String token) {
        preferring.unsubscribe(token);
        return pages.answer(HttpStatus.OK, pages.pages(token).unsubscribed());
    }
}
