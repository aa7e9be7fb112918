package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.Measuring;
import io.broadsheet.comment.application.Measuring.Order;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.EndedMeasure;
import io.broadsheet.comment.domain.Measure;
import io.broadsheet.comment.domain.Remark;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Muted names and networks: the policy's phase {@code muted} finds their comments. */
@RestController
@RequestMapping("/moderation/measures")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class MeasureController {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Measuring measuring;
    private final InstantSource clock;

    MeasureController(Measuring measuring, @Qualifier("databaseClock") InstantSource clock) {
        this.measuring = measuring;
        this.clock = clock;
    }

    /**
     * @param kind {@code name} or {@code network}
     * @param name absent for a network
     * @param by the subject of the moderator who took it
     */
    record MeasureView(
            UUID id, String kind, @Nullable String name, String reason, String by, Instant at, Instant until) {

        static MeasureView from(Measure measure) {
            return new MeasureView(
                    measure.id(),
                    PolicyView.name(measure.kind()),
                    measure.name(),
                    measure.reason(),
                    measure.by(),
                    measure.at(),
                    measure.until());
        }
    }

    @GetMapping
    @Operation(summary = "Measures that count, those first that end first")
    CursorPage<MeasureView> list(PageRequest page) {
        return Positions.page(measuring.list(Positions.after(page), page.limit()), MeasureView::from);
    }

    /**
     * @param kind {@code name} or {@code network}; whose is not kept
     * @param by the subject of the moderator who took it
     * @param until when it was to end
     * @param endedAt when it did
     * @param endedBy the subject of the moderator who ended it; absent for one whose time was over
     */
    record EndedMeasureView(
            UUID id,
            String kind,
            String reason,
            String by,
            Instant at,
            Instant until,
            Instant endedAt,
            @Nullable String endedBy) {

        static EndedMeasureView from(EndedMeasure measure) {
            return new EndedMeasureView(
                    measure.id(),
                    PolicyView.name(measure.kind()),
                    measure.reason(),
                    measure.by(),
                    measure.at(),
                    measure.until(),
                    measure.endedAt(),
                    measure.endedBy());
        }
    }

    @GetMapping("/ended")
    @Operation(summary = "Measures that are over, those first that ended last, without whom they were about")
    CursorPage<EndedMeasureView> ended(PageRequest page) {
        return Positions.page(measuring.ended(Positions.after(page), page.limit()), EndedMeasureView::from);
    }

    /**
     * @param kind {@code name} or {@code network}
     * @param name to mute, with all that look like it; or {@code comment}
     * @param comment whose name or network is muted; of a network for a day after it was sent
     * @param until at most a year ahead
     * @param reason for other moderators
     */
    record NewMeasure(
            @Nullable String kind,
            @Nullable String name,
            @Nullable UUID comment,
            @Nullable Instant until,
            @Nullable String reason) {}

    @PostMapping
    @Operation(summary = "Mutes a name, or the network that a comment came from, for a time")
    @ApiResponse(responseCode = "201", description = "From now on")
    ResponseEntity<MeasureView> add(
            @RequestBody NewMeasure measure, @Nullable IdempotencyKey key, Principal moderator) {
        Measure.Kind kind = PolicyView.parse(Measure.Kind.class, measure.kind());
        Instant now = clock.instant();
        Instant until = measure.until();
        String name = measure.name();
        String reason = Remark.tidied(measure.reason());
        new FieldErrors()
                .check(kind != null, "kind", "Please choose name or network.")
                .check(
                        kind != Measure.Kind.NAME || name == null != (measure.comment() == null),
                        "name",
                        "Please name either a name or a comment.")
                .check(
                        kind != Measure.Kind.NETWORK || name == null && measure.comment() != null,
                        "comment",
                        "Please name a comment that came from the network.")
                .check(
                        name == null
                                || !Texts.isBlank(name)
                                        && Texts.fits(name, Contribution.LONGEST_AUTHOR)
                                        && !Texts.hasControls(name),
                        "name",
                        "Please enter a name of at most 80 characters.")
                .check(
                        until != null && until.isAfter(now) && until.isBefore(now.plus(LONGEST)),
                        "until",
                        "Please choose an end within a year.")
                .check(
                        reason != null && Remark.isFit(reason),
                        "reason",
                        "Please enter a reason of at most 1,000 characters.")
                .throwIfAny();
        var order = new Order(
                requireNonNull(until),
                requireNonNull(reason),
                moderator.getName(),
                key == null ? null : call(key, measure));
        var taken = take(requireNonNull(kind), measure, order);
        return ResponseEntity.created(URI.create("/moderation/measures/" + taken.id()))
                .body(MeasureView.from(taken));
    }

    private static Call call(IdempotencyKey key, NewMeasure measure) {
        var hashes = key.of(measure);
        return new Call(hashes.key(), hashes.body());
    }

    private Measure take(Measure.Kind kind, NewMeasure wanted, Order order) {
        return switch (kind) {
            case NETWORK -> measuring.muteNetworkOf(requireNonNull(wanted.comment()), order);
            case NAME ->
                wanted.name() != null
                        ? measuring.muteName(wanted.name().strip(), order)
                        : measuring.muteNameOf(requireNonNull(wanted.comment()), order);
        };
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Ends a measure now")
    @ApiResponse(responseCode = "204", description = "No longer counts")
    ResponseEntity<Void> end(@PathVariable UUID id, Principal moderator) {
        measuring.end(id, moderator.getName());
        return ResponseEntity.noContent().build();
    }
}
