package io.broadsheet.comment.store;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comment.Held;
import io.broadsheet.comment.domain.Comment.Rejected;
import io.broadsheet.comment.domain.Comment.Removed;
import io.broadsheet.comment.domain.Comment.Visible;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.Reactions;
import io.broadsheet.comment.domain.Review;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as stored in {@code comments}.
 *
 * @param listed whether it has a place in what readers see: as itself, or to keep the place of replies
 * @param nameKey the name as older builds compare it: only taken away, never given
 * @param nameKeys the name as it looks
 * @param staffKeys the same of a comment of signed-in staff, else absent
 * @param approved true, or absent
 * @param reasons of a held comment, as builds before {@code heldFor} can read them
 * @param heldFor all of them
 * @param spam true, or absent
 * @param staff true, or absent
 * @param ownName true, or absent
 * @param decisions those that stand, as builds before {@code trail} can read and add to them
 * @param trail all of them; absent where {@code decisions} says it all
 * @param forgottenTrail all of them with their reasons, of a comment that was forgotten: older builds take the reasons out
 *     of the other two
 * @param review absent where nothing was kept
 * @param risk of a held comment: 0 to 1
 * @param appealedAt of an appeal that waits
 * @param appealAgainst whose rejection that is about
 * @param sectionKey of its article when the policy judged it, folded
 * @param shownAt when readers came to see it last; absent also where an older build showed it
 * @param up votes, like {@code down} and {@code reports} absent where it is 0; changed by no command, but by {@link MongoVotes}
 *     and {@link MongoReports}
 */
public record CommentDocument(
        UUID articleId,
        UUID threadId,
        @Nullable UUID parentId,
        int depth,
        Instant postedAt,
        boolean answered,
        boolean listed,
        String state,
        Instant since,
        @Nullable String author,
        @Nullable String nameKey,
        @Nullable List<String> nameKeys,
        @Nullable List<String> staffKeys,
        @Nullable Boolean approved,
        @Nullable String text,
        @Nullable Instant editedAt,
        @Nullable List<String> reasons,
        @Nullable List<String> heldFor,
        @Nullable Boolean spam,
        List<DecisionDocument> decisions,
        @Nullable List<DecisionDocument> trail,
        @Nullable List<DecisionDocument> forgottenTrail,
        @Nullable UUID authorId,
        @Nullable Boolean staff,
        @Nullable Boolean ownName,
        @Nullable String erasedBy,
        @Nullable CallDocument idempotency,
        @Nullable ReviewDocument review,
        @Nullable Double risk,
        @Nullable Instant appealedAt,
        @Nullable String appealAgainst,
        @Nullable String sectionKey,
        @Nullable Instant shownAt,
        @Nullable Integer up,
        @Nullable Integer down,
        @Nullable Integer reports) {

    static final String HELD = "held";
    static final String VISIBLE = "visible";
    static final String REJECTED = "rejected";
    static final String REMOVED = "removed";

    /** Those that every build can read. */
    private static final Set<HoldReason> FIRST_REASONS =
            EnumSet.range(HoldReason.EVERY_COMMENT, HoldReason.MIXED_SCRIPTS);

    public record CallDocument(String key, String body) {}

    static CommentDocument from(Comment comment, Names names) {
        Posting posting = comment.posting();
        Place place = posting.place();
        Call call = posting.call();
        Contribution words = comment.said().orElse(null);
        boolean isForgotten = comment instanceof Removed removed && removed.forgotten();
        var decisions = isForgotten ? Decision.withoutReasons(comment.decisions()) : comment.decisions();
        List<HoldReason> reasons = comment instanceof Held held ? held.reasons() : null;
        var keys = words == null
                ? null
                : names.keys(words.author()).stream().map(NameKey::value).toList();
        return new CommentDocument(
                place.articleId(),
                place.threadId(),
                place.parentId(),
                place.depth(),
                posting.at(),
                posting.answered(),
                comment instanceof Visible || posting.answered(),
                state(comment),
                comment.since(),
                words == null ? null : words.author(),
                null,
                keys,
                posting.staff() ? keys : null,
                comment instanceof Visible seen && seen.approved() ? true : null,
                words == null ? null : words.text(),
                comment.editedAt(),
                reasons == null ? null : readableByAll(reasons),
                reasons == null ? null : reasons.stream().map(HoldReason::name).toList(),
                comment instanceof Rejected refused && refused.isSpam() ? true : null,
                DecisionDocument.standing(decisions),
                DecisionDocument.trail(decisions),
                isForgotten ? DecisionDocument.all(comment.decisions()) : null,
                posting.authorId(),
                posting.staff() ? true : null,
                posting.ownName() ? true : null,
                comment instanceof Removed removed ? removed.erasedBy() : null,
                call == null ? null : new CallDocument(call.key(), call.body()),
                ReviewDocument.from(posting.review()),
                comment instanceof Held ? Judgement.riskOf(comment) : null,
                appealedAt(comment),
                comment.appealAgainst().orElse(null),
                sectionKey(posting.review().judgement()),
                posting.shownAt(),
                ifAny(posting.reactions().up()),
                ifAny(posting.reactions().down()),
                ifAny(posting.reactions().reports()));
    }

    private static @Nullable Instant appealedAt(Comment comment) {
        Review.Appeal appeal = comment.posting().review().appeal();
        return comment instanceof Rejected && appeal != null && appeal.isOpen() ? appeal.at() : null;
    }

    private static @Nullable String sectionKey(@Nullable Judgement judgement) {
        String section = judgement == null ? null : judgement.article().section();
        return section == null ? null : Texts.folded(section);
    }

    /** Absent and 0 are the same, so that no command writes what it does not own. */
    static @Nullable Integer ifAny(int count) {
        return count == 0 ? null : count;
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static String state(Comment comment) {
        return switch (comment) {
            case Held _ -> HELD;
            case Visible _ -> VISIBLE;
            case Rejected _ -> REJECTED;
            case Removed _ -> REMOVED;
        };
    }

    private static List<String> readableByAll(List<HoldReason> reasons) {
        List<String> first = reasons.stream()
                .filter(FIRST_REASONS::contains)
                .map(HoldReason::name)
                .toList();
        return first.isEmpty() ? List.of(HoldReason.FIRST_COMMENT.name()) : first;
    }

    Comment toComment() {
        var made = DecisionDocument.decisions(decisions, trail);
        var posting = new Posting(
                new Place(articleId, threadId, parentId, depth),
                postedAt,
                answered,
                authorId,
                Boolean.TRUE.equals(staff),
                Boolean.TRUE.equals(ownName),
                idempotency == null ? null : new Call(idempotency.key(), idempotency.body()),
                ReviewDocument.review(review),
                new Reactions(orNone(up), orNone(down), orNone(reports)),
                shownOrDecidedAt(made));
        return switch (state) {
            case HELD -> new Held(posting, words(), editedAt, since, held(), made);
            case VISIBLE -> new Visible(posting, words(), editedAt, since, Boolean.TRUE.equals(approved), made);
            case REJECTED -> new Rejected(posting, words(), editedAt, since, made);
            case REMOVED ->
                forgottenTrail == null
                        ? new Removed(posting, since, made, erasedBy, false)
                        : new Removed(
                                posting, since, DecisionDocument.decisions(List.of(), forgottenTrail), erasedBy, true);
            default -> throw new IllegalStateException("a comment cannot be " + state);
        };
    }

    /** What builds that did not keep it showed and took away is told by their decisions. */
    private @Nullable Instant shownOrDecidedAt(List<Decision> made) {
        if (shownAt != null) {
            return shownAt;
        }
        return state.equals(VISIBLE)
                ? since
                : made.stream()
                        .filter(Decision::isOfWhatReadersSaw)
                        .map(Decision::at)
                        .findFirst()
                        .orElse(null);
    }

    private Contribution words() {
        return new Contribution(Objects.requireNonNull(author), Objects.requireNonNull(text));
    }

    /** Reasons that a newer build gave are left out. */
    private List<HoldReason> held() {
        List<String> given = heldFor == null ? Objects.requireNonNull(reasons) : heldFor;
        return Arrays.stream(HoldReason.values())
                .filter(reason -> given.contains(reason.name()))
                .toList();
    }
}
