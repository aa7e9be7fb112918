package io.broadsheet.newsletter.replies.api;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.replies.application.Following;
import io.broadsheet.newsletter.replies.application.Following.Followed;
import io.broadsheet.newsletter.subscription.api.EvenAnswers;
import io.broadsheet.newsletter.subscription.api.PageAnswers;
import io.broadsheet.newsletter.subscription.api.Wants;
import io.broadsheet.newsletter.subscription.application.SignUpLimits;
import io.broadsheet.newsletter.subscription.application.UnknownLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking to be told of replies to a comment, and the mailed link. Mail scanners follow links: a GET changes nothing. */
@RestController
@RequestMapping("/reply-notices")
@Tag(name = "Reply notices")
class FollowingController {
    private static final Asked ASKED = new Asked("Please look into your mail: a link there completes it.");

    private final Following following;
    private final SignUpLimits limits;
    private final ClientAddresses clients;
    private final EvenAnswers answers;
    private final PageAnswers pages;
    private final FollowPages followPages;

    FollowingController(
            Following following,
            SignUpLimits limits,
            ClientAddresses clients,
            EvenAnswers answers,
            PageAnswers pages,
            FollowPages followPages) {
        this.following = following;
        this.limits = limits;
        this.clients = clients;
        this.answers = answers;
        this.pages = pages;
        this.followPages = followPages;
    }

    /** The same for everyone. */
    record Asked(String message) {}

    record Confirmation(@Nullable String token) {}

    @Operation(
            summary = "Ask to be told by mail when somebody replies to a comment",
            description = "Always 202 with the same body, whatever is there for the address. It is mailed a link to"
                    + " confirm, for each comment by itself. The mails tell of visible replies, and nothing of what"
                    + " they say.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RateLimited(value = "subscribe", permits = 2000, per = "30s")
    Asked ask(@RequestBody ReplyNoticeRequest body, HttpServletRequest request) {
        var ask = ReplyNoticeReading.ask(body);
        // Who calls from this machine itself is a front-end or a test, and no network.
        var wait = clients.address(request).isLoopbackAddress()
                ? limits.waitWithoutNetwork()
                : limits.wait(clients.network(request));
        wait.ifPresent(FollowingController::refuse);
        answers.evenly(() -> following.ask(ask.address(), ask.commentId(), ask.articleId(), ask.wish()));
        return ASKED;
    }

    private static void refuse(Duration wait) {
        throw new ProblemException(
                Problem.TOO_MANY_REQUESTS, "Too many mails were asked for. Please try again later.", wait);
    }

    @Operation(summary = "A page with a button that confirms")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @GetMapping("/confirmation")
    @RateLimited(value = "reader-links", permits = 2000, per = "30s")
    ResponseEntity<Object> page(@RequestParam(required = false) @Nullable String token) {
        var known = required(token);
        var shown = following.shown(known);
        return pages.answer(
                HttpStatus.OK,
                shown.comment().isConfirmed() ? followPages.confirmed(shown) : followPages.confirm(known, shown));
    }

    @Operation(summary = "Confirm; again changes nothing")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Asked.class)))
    @PostMapping(path = "/confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RateLimited(value = "reader-links", permits = 2000, per = "30s")
    ResponseEntity<Object> confirm(@RequestBody Confirmation confirmation, HttpServletRequest request) {
        return confirm(confirmation.token(), request);
    }

    @Operation(hidden = true)
    @PostMapping(path = "/confirmation", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @RateLimited(value = "reader-links", permits = 2000, per = "30s")
    ResponseEntity<Object> confirmByForm(
            @RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        return confirm(token, request);
    }

    private ResponseEntity<Object> confirm(@Nullable String token, HttpServletRequest request) {
        Followed followed = following.confirm(required(token));
        return Wants.page(request)
                ? pages.answer(HttpStatus.OK, followPages.confirmed(followed))
                : ResponseEntity.ok(new Asked("You will hear of replies."));
    }

    private static String required(@Nullable String token) {
        if (token == null) {
            throw new UnknownLink();
        }
        return token;
    }
}
