package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.application.Erasing;
import io.broadsheet.newsletter.subscription.application.Erasing.ErasureReceipt;
import io.broadsheet.newsletter.subscription.application.Preferring;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is held of a reader, and forgetting it. */
@RestController
@RequestMapping("/subscriptions/{token}")
@Tag(name = "Subscriptions")
@RateLimited(value = "reader-links", permits = 2000, per = "30s")
class DataController {
    private static final List<String> ERASED =
            List.of("email address", "preferences", "subscription", "consent", "reply notices");

    private final Preferring preferring;
    private final Erasing erasing;
    private final ReplyNotices replies;
    private final SuppressionList suppressed;
    private final PageAnswers pages;

    DataController(
            Preferring preferring,
            Erasing erasing,
            ReplyNotices replies,
            SuppressionList suppressed,
            PageAnswers pages) {
        this.preferring = preferring;
        this.erasing = erasing;
        this.replies = replies;
        this.suppressed = suppressed;
        this.pages = pages;
    }

    record Mailed(String message) {}

    /**
     * Proof of an erasure.
     *
     * @param what is held no more
     */
    record ReceiptAnswer(UUID receipt, Instant at, List<String> what) {}

    @Operation(
            summary = "What is held, as a download",
            description = "Without the deliveries: when which mail was tried, and what was answered; they are kept for"
                    + " `broadsheet.newsletter.delivery.retention`. With the token of an erasure mail it is the page"
                    + " that erases.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HeldData.class)))
    @GetMapping("/data")
    ResponseEntity<Object> held(@PathVariable String token) {
        if (erasing.isErasureLink(token)) {
            erasing.requireUsable(token);
            return pages.answer(HttpStatus.OK, pages.pages(token).erase());
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscription.json\"")
                .body(HeldData.of(preferring.show(token), replies, suppressed));
    }

    @Operation(
            summary = "Erase",
            description = "With the token of the preferences: 202, and a link that erases is mailed; 200 and a receipt"
                    + " where the address is never mailed. With the token of that mail: 200 and a receipt; again gives"
                    + " the same receipt.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceiptAnswer.class)))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Mailed.class)))
    @DeleteMapping("/data")
    ResponseEntity<Object> erase(@PathVariable String token) {
        if (erasing.isErasureLink(token)) {
            return receipt(erasing.erase(token));
        }
        return erasing.request(token)
                .map(DataController::receipt)
                .orElseGet(() -> ResponseEntity.accepted()
                        .body(new Mailed("Please look into your mail: a link there erases your data.")));
    }

    private static ResponseEntity<Object> receipt(ErasureReceipt receipt) {
        return ResponseEntity.ok(new ReceiptAnswer(receipt.id(), receipt.at(), ERASED));
    }

    @Operation(hidden = true)
    @PostMapping("/erasure")
    ResponseEntity<Object> eraseByForm(@PathVariable String token) {
        var ofReader = pages.pages(token);
        if (erasing.isErasureLink(token)) {
            return pages.answer(HttpStatus.OK, ofReader.erased(erasing.erase(token)));
        }
        return erasing.request(token)
                .map(receipt -> pages.answer(HttpStatus.OK, ofReader.erased(receipt)))
                .orElseGet(() -> pages.answer(HttpStatus.ACCEPTED, ofReader.erasureMailed()));
    }
}
