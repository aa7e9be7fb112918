package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.subscription.application.SignUpLimits;
import io.broadsheet.newsletter.subscription.application.Subscribing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a subscription. */
@RestController
@Tag(name = "Subscriptions")
class SubscribingController {
    private static final Asked ASKED =
            new Asked("Please look into your mail: a link there completes your subscription.");

    private final Subscribing subscribing;
    private final SignUpLimits limits;
    private final ClientAddresses clients;
    private final EvenAnswers answers;

    SubscribingController(Subscribing subscribing, SignUpLimits limits, ClientAddresses clients, EvenAnswers answers) {
        this.subscribing = subscribing;
        this.limits = limits;
        this.clients = clients;
        this.answers = answers;
    }

    /** The same for everyone. */
    record Asked(String message) {}

    @Operation(
            summary = "Ask for a subscription",
            description = "Always 202 with the same body, whatever is there for the address. It is mailed a link to"
                    + " confirm, or to its preferences if it has a confirmed subscription.")
    @PostMapping(path = "/subscriptions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RateLimited(value = "subscribe", permits = 2000, per = "30s")
    Asked ask(@RequestBody SubscriptionRequest body, HttpServletRequest request) {
        var wish = RequestReading.wish(body);
        // Who calls from this machine itself is a front-end or a test, and no network.
        var wait = clients.address(request).isLoopbackAddress()
                ? limits.waitWithoutNetwork()
                : limits.wait(clients.network(request));
        wait.ifPresent(SubscribingController::refuse);
        answers.evenly(() -> subscribing.ask(wish.address(), wish.preferences()));
        return ASKED;
    }

    private static void refuse(Duration wait) {
        throw new ProblemException(
                Problem.TOO_MANY_REQUESTS, "Too many subscriptions were asked for. Please try again later.", wait);
    }
}
