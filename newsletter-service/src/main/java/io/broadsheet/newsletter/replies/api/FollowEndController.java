package io.broadsheet.newsletter.replies.api;

import io.broadsheet.newsletter.replies.application.FollowPreferences;
import io.broadsheet.newsletter.subscription.api.PageAnswers;
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

/** The one-click end (RFC 8058) of reply notices: not rate limited, and its body is not read, as for subscriptions. */
@RestController
@RequestMapping("/reply-notices/{token}/end")
@Tag(name = "Reply notices")
class FollowEndController {
    private final FollowPreferences preferences;
    private final PageAnswers pages;
    private final FollowPages followPages;

    FollowEndController(FollowPreferences preferences, PageAnswers pages, FollowPages followPages) {
        this.preferences = preferences;
        this.pages = pages;
        this.followPages = followPages;
    }

    @Operation(summary = "A page with a button that ends reply notices")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @GetMapping
    ResponseEntity<Object> page(@PathVariable String token) {
        return pages.answer(HttpStatus.OK, followPages.end(preferences.languageOfEnding(token)));
    }

    @Operation(summary = "End them at once, by RFC 8058; again changes nothing")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @PostMapping
    ResponseEntity<Object> end(@PathVariable String token) {
        var language = preferences.languageOfEnding(token);
        return pages.answer(
                HttpStatus.OK,
                preferences.leave(token) ? followPages.ended(language) : followPages.endedBefore(language));
    }
}
