package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.newsletter.subscription.application.Refusing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Never write to me again", and the way back. Mail scanners follow links: a GET changes nothing. */
@RestController
@RequestMapping("/subscriptions/{token}/refusal")
@Tag(name = "Subscriptions")
@RateLimited(value = "reader-links", permits = 2000, per = "30s")
class RefusalController {
    private final Refusing refusing;
    private final PageAnswers pages;

    RefusalController(Refusing refusing, PageAnswers pages) {
        this.refusing = refusing;
        this.pages = pages;
    }

    @Operation(hidden = true)
    @GetMapping
    ResponseEntity<Object> page(@PathVariable String token) {
        var ofReader = pages.pages(token);
        return pages.answer(HttpStatus.OK, refusing.isRefused(token) ? ofReader.refusedAlready() : ofReader.refuse());
    }

    @Operation(hidden = true)
    @PostMapping
    ResponseEntity<Object> refuse(@PathVariable String token) {
        var ofReader = pages.pages(token);
        refusing.refuse(token);
        return pages.answer(HttpStatus.OK, ofReader.refused());
    }

    @Operation(hidden = true)
    @PostMapping("/end")
    ResponseEntity<Object> allow(@PathVariable String token) {
        refusing.allow(token);
        return pages.answer(HttpStatus.OK, pages.pages(token).allowed());
    }
}
