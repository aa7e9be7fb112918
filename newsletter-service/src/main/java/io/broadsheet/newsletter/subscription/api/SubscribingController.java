package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.newsletter.subscription.application.Subscribing;
import io.broadsheet.newsletter.subscription.application.SubscriptionSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    private final SubscriptionSettings settings;

    SubscribingController(Subscribing subscribing, SubscriptionSettings settings) {
        this.subscribing = subscribing;
        this.settings = settings;
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
    Asked ask(@RequestBody SubscriptionRequest request) {
        var wish = RequestReading.wish(request);
        EvenAnswers.afterAtLeast(settings.answerAfter(), () -> subscribing.ask(wish.address(), wish.preferences()));
        return ASKED;
    }
}
