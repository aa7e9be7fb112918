package io.broadsheet.newsletter.replies.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.application.EnteredAddress;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a request into values of the domain, and tells every broken rule at once. */
final class ReplyNoticeReading {
    private static final int MORNING = 7;

    private final ReplyNoticeRequest request;
    private final FieldErrors errors = new FieldErrors();

    private ReplyNoticeReading(ReplyNoticeRequest request) {
        this.request = request;
    }

    /** To follow a comment. */
    record Ask(EmailAddress address, UUID commentId, UUID articleId, ReplyWish wish) {}

    /** @throws io.broadsheet.chassis.web.problem.ProblemException 422 naming the fields */
    static Ask ask(ReplyNoticeRequest request) {
        var reading = new ReplyNoticeReading(request);
        var address = reading.take("email", Objects.requireNonNullElse(request.email(), ""), EnteredAddress::read);
        reading.errors.check(request.commentId() != null, "commentId", "Which comment?");
        reading.errors.check(request.articleId() != null, "articleId", "Which article?");
        var wish = reading.wish();
        reading.errors.throwIfAny();
        return new Ask(
                requireNonNull(address),
                requireNonNull(request.commentId()),
                requireNonNull(request.articleId()),
                requireNonNull(wish));
    }

    /** @throws io.broadsheet.chassis.web.problem.ProblemException 422 naming the fields */
    static ReplyWish preferences(ReplyNoticeRequest request) {
        var reading = new ReplyNoticeReading(request);
        var wish = reading.wish();
        reading.errors.throwIfAny();
        return requireNonNull(wish);
    }

    private @Nullable ReplyWish wish() {
        var cadence = Cadence.of(Objects.requireNonNullElse(request.cadence(), ""))
                .filter(given -> given != Cadence.WEEKLY)
                .orElse(null);
        errors.check(cadence != null, "cadence", "Please choose instant or daily.");
        var zone = take("timeZone", Objects.requireNonNullElse(request.timeZone(), "UTC"), Preferences::zone);
        int hour = Objects.requireNonNullElse(request.hour(), MORNING);
        errors.check(hour >= 0 && hour <= 23, "hour", "The hour is a number from 0 to 23.");
        var given = request.language();
        var language = given == null || given.isBlank() ? null : take("language", given, Language::of);
        return errors.isEmpty()
                ? new ReplyWish(
                        requireNonNull(cadence), requireNonNull(zone), hour, language == null ? null : language.tag())
                : null;
    }

    private <T> @Nullable T take(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (RuleBroken broken) {
            errors.add(field, String.valueOf(broken.getMessage()));
            return null;
        }
    }
}
