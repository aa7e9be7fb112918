package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators get it. What newer builds of comment-service add is null or empty with an older one.
 *
 * @param version that a decision on it names
 * @param articleTitle absent, like {@code articleUrl}, while readers cannot see the article
 * @param state {@code held}, {@code visible}, {@code rejected}, {@code spam} or {@code removed}
 * @param risk 0 to 1: the score it had; absent if none is known
 * @param pinned whether it is to stand before the others of its article; absent from an older build, which pins none
 * @param claimedBy the subject of the moderator who looks at it now, and {@code claimedByName} what that one is called
 */
public record ModeratedComment(
        UUID id,
        long version,
        UUID articleId,
        @Nullable String articleTitle,
        @Nullable String articleUrl,
        @Nullable String articleSection,
        @Nullable String language,
        @Nullable UUID inReplyTo,
        @Nullable String author,
        @Nullable String text,
        Instant postedAt,
        @Nullable Instant editedAt,
        String state,
        Instant since,
        List<Hold> heldFor,
        @Nullable Double risk,
        @Nullable Long policyVersion,
        @Nullable Integer reports,
        @Nullable Boolean pinned,
        List<Decision> decisions,
        List<Note> notes,
        @Nullable Appeal appeal,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable String claimedByName) {

    public ModeratedComment {
        heldFor = List.copyOf(Objects.requireNonNullElse(heldFor, List.of()));
        decisions = List.copyOf(Objects.requireNonNullElse(decisions, List.of()));
        notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    }

    /** Why it waits. @param rule fixed, for programs */
    public record Hold(String rule, @Nullable String explanation, List<Match> matches) {

        public Hold {
            matches = List.copyOf(Objects.requireNonNullElse(matches, List.of()));
        }
    }

    /** @param in {@code text} or {@code author}; {@code from} and {@code to} count as Java does */
    public record Match(String in, int from, int to) {}

    /** @param by a subject, or {@code rule:CODE} @param byName what that one was called then */
    public record Decision(
            String by,
            Instant at,
            long version,
            String verdict,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String statement,
            @Nullable Instant undone,
            @Nullable String byName) {}

    public record Note(
            String by, Instant at, String text, @Nullable String byName) {}

    public record Appeal(Instant at, String text, boolean open) {}

    /** Readers see it, and it stands on the article itself. */
    public boolean isPinnable() {
        return pinned != null && state.equals("visible") && inReplyTo == null;
    }

    public boolean isDecided() {
        return state.equals("visible") || state.equals("rejected") || state.equals("spam");
    }
}
