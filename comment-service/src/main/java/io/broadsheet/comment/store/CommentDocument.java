package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comment.Held;
import io.broadsheet.comment.domain.Comment.Rejected;
import io.broadsheet.comment.domain.Comment.Removed;
import io.broadsheet.comment.domain.Comment.Visible;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as stored in {@code comments}.
 *
 * @param listed whether it has a place in what readers see: as itself, or to keep the place of replies
 * @param nameKey the name as it is compared
 * @param approved true, or absent
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
        @Nullable Boolean approved,
        @Nullable String text,
        @Nullable Instant editedAt,
        @Nullable List<String> reasons,
        List<DecisionDocument> decisions,
        @Nullable CallDocument idempotency) {

    static final String HELD = "held";
    static final String VISIBLE = "visible";
    static final String REJECTED = "rejected";
    static final String REMOVED = "removed";

    public record DecisionDocument(
            String by, Instant at, String verdict, @Nullable String reason) {}

    public record CallDocument(String key, String body) {}

    static String stateOf(Class<? extends Comment> state) {
        return state == Held.class
                ? HELD
                : state == Visible.class ? VISIBLE : state == Rejected.class ? REJECTED : REMOVED;
    }

    static CommentDocument from(Comment comment) {
        return switch (comment) {
            case Held held -> of(held, held.words(), null, held.editedAt(), held.reasons());
            case Visible seen -> of(seen, seen.words(), seen.approved() ? true : null, seen.editedAt(), null);
            case Rejected refused -> of(refused, refused.words(), null, refused.editedAt(), null);
            case Removed removed -> of(removed, null, null, null, null);
        };
    }

    private static CommentDocument of(
            Comment comment,
            @Nullable Contribution words,
            @Nullable Boolean approved,
            @Nullable Instant editedAt,
            @Nullable List<HoldReason> reasons) {
        Posting posting = comment.posting();
        Place place = posting.place();
        Call call = posting.call();
        return new CommentDocument(
                place.articleId(),
                place.threadId(),
                place.parentId(),
                place.depth(),
                posting.at(),
                posting.answered(),
                comment instanceof Visible || posting.answered(),
                stateOf(comment.getClass()),
                comment.since(),
                words == null ? null : words.author(),
                words == null ? null : NameKey.of(words.author()).value(),
                approved,
                words == null ? null : words.text(),
                editedAt,
                reasons == null ? null : reasons.stream().map(HoldReason::name).toList(),
                comment.decisions().stream()
                        .map(made -> new DecisionDocument(
                                made.by(), made.at(), made.verdict().name(), made.reason()))
                        .toList(),
                call == null ? null : new CallDocument(call.key(), call.body()));
    }

    Comment toComment() {
        var posting = new Posting(
                new Place(articleId, threadId, parentId, depth),
                postedAt,
                answered,
                idempotency == null ? null : new Call(idempotency.key(), idempotency.body()));
        return switch (state) {
            case HELD -> new Held(posting, words(), editedAt, since, heldFor(), trail());
            case VISIBLE -> new Visible(posting, words(), editedAt, since, trail());
            case REJECTED -> new Rejected(posting, words(), editedAt, since, trail());
            case REMOVED -> new Removed(posting, since, trail());
            default -> throw new IllegalStateException("a comment cannot be " + state);
        };
    }

    private Contribution words() {
        return new Contribution(Objects.requireNonNull(author), Objects.requireNonNull(text));
    }

    private List<HoldReason> heldFor() {
        return Objects.requireNonNull(reasons).stream().map(HoldReason::valueOf).toList();
    }

    private List<Decision> trail() {
        return decisions.stream()
                .map(made -> new Decision(made.by(), made.at(), Verdict.valueOf(made.verdict()), made.reason()))
                .toList();
    }
}
