package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decided, or the policy: a line of the audit trail.
 *
 * @param by the moderator's subject, as the issuer of the token names it; {@link #RULE} and a reason's code for the policy
 * @param version of the comment that was read, see {@link StoredComment}; 0 in trails that are older than this rule, and
 *     for the policy
 * @param reason for other moderators
 * @param grounds for the author; absent where none were given
 * @param policy the version of the policy then; absent in trails that are older
 * @param was what it was before; absent where it was not kept
 * @param undone when it was taken back
 * @param byName what the moderator's token told then, for other moderators; absent where it told none
 */
public record Decision(
        String by,
        Instant at,
        long version,
        Verdict verdict,
        @Nullable String reason,
        @Nullable Grounds grounds,
        @Nullable Long policy,
        @Nullable Was was,
        @Nullable Instant undone,
        @Nullable String byName) {

    /** What the policy decided is told from what people did by this. */
    public static final String RULE = "rule:";

    public Decision(String by, Instant at, long version, Verdict verdict, @Nullable String reason) {
        this(by, at, version, verdict, reason, null, null, null, null, null);
    }

    static Decision ofPolicy(HoldReason reason, long policy, Instant at) {
        return new Decision(RULE + reason.code(), at, 0, Verdict.REJECT, null, null, policy, null, null, null);
    }

    /**
     * What the author is told.
     *
     * @param rule that was broken; absent if none was named
     * @param statement in the moderator's words
     */
    public record Grounds(
            @Nullable HouseRule rule, @Nullable String statement) {

        private boolean saysAllOf(@Nullable Grounds other) {
            return other == null || isIn(other.rule, rule) && isIn(other.statement, statement);
        }
    }

    /** What a comment was before a decision. */
    public enum Was {
        HELD,
        VISIBLE,
        /** Visible, and read by a moderator. */
        APPROVED,
        REJECTED;

        static @Nullable Was of(Comment comment) {
            return switch (comment) {
                case Comment.Held _ -> HELD;
                case Comment.Visible seen -> seen.approved() ? APPROVED : VISIBLE;
                case Comment.Rejected _ -> REJECTED;
                case Comment.Removed _ -> null;
            };
        }
    }

    public boolean isOfPolicy() {
        return by.startsWith(RULE);
    }

    /** Whether readers saw the comment before it, or after it. */
    public boolean isOfWhatReadersSaw() {
        return verdict == Verdict.APPROVE || was == Was.VISIBLE || was == Was.APPROVED;
    }

    /** Whether nobody took it back. */
    public boolean stands() {
        return undone == null;
    }

    /** Whether another moderator had decided otherwise, and nobody took that back. */
    public boolean overturns(List<Decision> trail) {
        return trail.stream()
                .anyMatch(before -> before.at.isBefore(at)
                        && before.stands()
                        && !before.isOfPolicy()
                        && !before.by.equals(by)
                        && (before.verdict == Verdict.APPROVE) != (verdict == Verdict.APPROVE));
    }

    boolean isOfSameCall(Decision other) {
        return at.equals(other.at) && by.equals(other.by) && version == other.version && verdict == other.verdict;
    }

    boolean isSameAs(Decision other) {
        return stands() && by.equals(other.by) && version == other.version && saysAllOf(other);
    }

    /** Whether another one, whoever's, would tell moderators and the author nothing new. */
    boolean saysAllOf(Decision other) {
        return verdict == other.verdict
                && isIn(other.reason, reason)
                && (grounds == null ? other.grounds == null : grounds.saysAllOf(other.grounds));
    }

    private static boolean isIn(@Nullable Object said, @Nullable Object known) {
        return said == null || said.equals(known);
    }

    /** Those, unless it has its own. */
    Decision withGroundsOf(Decision before) {
        return grounds == null
                ? new Decision(by, at, version, verdict, reason, before.grounds, policy, was, undone, byName)
                : this;
    }

    /** Without what moderators wrote. */
    public static List<Decision> withoutReasons(List<Decision> decisions) {
        return decisions.stream().map(Decision::withoutReason).toList();
    }

    private Decision withoutReason() {
        Grounds kept = grounds == null ? null : new Grounds(grounds.rule, null);
        return new Decision(by, at, version, verdict, null, kept, policy, was, undone, byName);
    }

    Decision on(Comment before) {
        return new Decision(by, at, version, verdict, reason, grounds, policy, Was.of(before), undone, byName);
    }

    Decision undone(Instant when) {
        return new Decision(by, at, version, verdict, reason, grounds, policy, was, when, byName);
    }
}
