package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Review;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why readers do not see a comment, for its author. Who decided is not told, nor what moderators told each other.
 *
 * @param state {@code held}, {@code rejected} or {@code removed}: its words are gone, and what was decided is left
 * @param at since when
 * @param decidedBy {@code rule} or {@code person}
 * @param rules what it was held, rejected or removed for; empty where a moderator named nothing
 * @param statement of the moderator; absent where there is none
 * @param appeal absent if there was none
 * @param appealPossible whether {@code POST …/appeal} would be taken
 */
record Statement(
        String state,
        Instant at,
        String decidedBy,
        List<Rule> rules,
        @Nullable String statement,
        @Nullable Appeal appeal,
        boolean appealPossible) {

    /** @param rule fixed, for programs; {@code explanation} for people */
    record Rule(String rule, String explanation) {}

    /** @param outcome {@code open}, {@code dismissed}, or {@code granted} where it was rejected anew since */
    record Appeal(Instant at, String text, String outcome) {}

    private static final Rule REMOVED = new Rule("removed", "A moderator removed it.");
    private static final Rule UNDECIDED = new Rule("undecided", "Nobody decided on it in time.");

    /** @throws UnknownComment unless it is held or rejected, or was so until it was removed, or a moderator removed it */
    static Statement of(Comment comment) {
        return switch (comment) {
            case Comment.Held held ->
                new Statement("held", held.since(), "rule", rules(held.findings().stream()), null, null, false);
            case Comment.Rejected rejected -> of(rejected);
            case Comment.Removed removed -> of(removed);
            case Comment.Visible _ -> throw new UnknownComment();
        };
    }

    /** What is left of the decision when the words are gone. */
    private static Statement of(Comment.Removed removed) {
        Decision rejection = removed.decisions().reversed().stream()
                .filter(Decision::stands)
                .findFirst()
                .filter(last -> last.verdict() != Verdict.APPROVE)
                .orElse(null);
        List<Rule> rules = rejection == null ? List.of() : rules(removed, rejection);
        if (removed.erasedBy() != null) {
            return removed(removed.since(), "person", Stream.concat(rules.stream(), Stream.of(REMOVED)), null);
        }
        if (rejection != null) {
            var grounds = rejection.grounds();
            return removed(rejection.at(), by(rejection), rules.stream(), grounds == null ? null : grounds.statement());
        }
        if (removed.forgotten()) {
            var found = rules(removed.findings().stream());
            return removed(removed.since(), "rule", Stream.concat(found.stream(), Stream.of(UNDECIDED)), null);
        }
        throw new UnknownComment();
    }

    private static Statement removed(Instant at, String decidedBy, Stream<Rule> rules, @Nullable String statement) {
        return new Statement("removed", at, decidedBy, rules.toList(), statement, null, false);
    }

    private static String by(Decision decision) {
        return decision.isOfPolicy() ? "rule" : "person";
    }

    private static Statement of(Comment.Rejected rejected) {
        Decision decision = rejected.decisions().reversed().stream()
                .filter(Decision::stands)
                .findFirst()
                .orElseGet(() -> rejected.decisions().getLast());
        var grounds = decision.grounds();
        Review.Appeal appeal = rejected.posting().review().appeal();
        return new Statement(
                "rejected",
                decision.at(),
                by(decision),
                rules(rejected, decision),
                grounds == null ? null : grounds.statement(),
                appeal == null ? null : new Appeal(appeal.at(), appeal.text(), outcome(rejected, appeal)),
                appeal == null);
    }

    private static String outcome(Comment.Rejected rejected, Review.Appeal appeal) {
        if (appeal.isOpen()) {
            return "open";
        }
        return rejected.decisions().stream()
                .filter(decision -> decision.stands() && decision.at().equals(appeal.decided()))
                .findFirst()
                .filter(answer -> answer.verdict() == Verdict.APPROVE)
                .map(granted -> "granted")
                .orElse("dismissed");
    }

    private static List<Rule> rules(Comment comment, Decision decision) {
        if (decision.isOfPolicy()) {
            return rules(comment.findings().stream()
                    .filter(finding -> decision.by()
                            .equals(Decision.RULE + finding.reason().code())));
        }
        if (decision.verdict() == Verdict.SPAM) {
            return List.of(new Rule("spam", "It was taken for spam."));
        }
        var grounds = decision.grounds();
        return grounds == null || grounds.rule() == null
                ? List.of()
                : List.of(new Rule(grounds.rule().code(), grounds.rule().explanation()));
    }

    private static List<Rule> rules(Stream<Finding> findings) {
        return findings.map(Finding::reason)
                .distinct()
                .map(reason -> new Rule(reason.code(), plain(reason)))
                .toList();
    }

    /** For people who never moderated. What would only help to get round a rule is not told. */
    private static String plain(HoldReason reason) {
        return switch (reason) {
            case EVERY_COMMENT -> "Every comment is read by a moderator before it is shown.";
            case FIRST_COMMENT -> "The first comments of everybody are read by a moderator before they are shown.";
            case MANY_LINKS -> "It has more links than are usual here.";
            case MIXED_SCRIPTS, OTHERS_NAME -> "The name may be taken for that of somebody else.";
            case STAFF_NAME, ARTICLE_AUTHOR_NAME, SITE_AUTHOR_NAME ->
                "The name may be taken for that of somebody who works here.";
            case REPEATED -> "The same was said before.";
            case TOO_SHORT -> "It is very short.";
            case TOO_LONG -> "It is very long.";
            case RATE -> "Many comments came at the same time.";
            case BANNED_WORDS -> "It has words that are not wanted here.";
            case SUSPECT_WORDS -> "It has words that a moderator looks at first.";
            case MUTED -> "Comments from this name or this network are not taken for some time.";
            case MUTED_NEARBY -> "It came from a network near one of which comments are not taken for some time.";
            case REPORTED -> "Readers reported it.";
            case SCORE -> "A program took it for a comment that moderators would reject.";
            case SCORE_LATE -> "It could not be checked in time.";
        };
    }
}
