package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Statement;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Metadata;
import io.broadsheet.website.view.OwnComment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of a comment for its author alone, who has its edit token. It is kept nowhere. */
@Component
class OwnCommentPage {

    private final CommentService comments;
    private final LocalFormats formats;
    private final Texts texts;
    private final Clock clock;

    OwnCommentPage(CommentService comments, LocalFormats formats, Texts texts, Clock clock) {
        this.comments = comments;
        this.formats = formats;
        this.texts = texts;
        this.clock = clock;
    }

    /** Which comment it is, and what shows that it is its author who asks. */
    record Ownership(String slug, UUID id, String editToken) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Ownership[" + id + "]";
        }
    }

    /** What was not taken. @param text new words; null where there are none */
    record RejectedWords(int status, @Nullable String text, Map<String, String> errors) {

        /** Without the words. */
        @Override
        public String toString() {
            return "RejectedWords[" + status + "]";
        }
    }

    CachedPage make(PageRenderer.RenderContext context, Ownership of, @Nullable RejectedWords rejected)
            throws ServiceAway {
        return make(context, of, rejected, null, "");
    }

    /** Right after it was posted. @param replies what became of the wish to hear of replies; empty for none */
    CachedPage posted(PageRenderer.RenderContext context, Ownership of, String replies) throws ServiceAway {
        return make(context, of, null, null, replies);
    }

    /** @param appeal that was not taken */
    CachedPage make(
            PageRenderer.RenderContext context,
            Ownership of,
            @Nullable RejectedWords rejected,
            @Nullable RejectedWords appeal,
            String replies)
            throws ServiceAway {
        var shown = view(of, rejected, appeal, replies);
        return context.render(
                rejected != null ? rejected.status() : appeal != null ? appeal.status() : 200,
                Metadata.plain(texts.of("reply.page")),
                (templates, layout) -> templates.own(layout, shown));
    }

    /** Only what was not taken, with nothing asked for it. */
    CachedPage unsaved(PageRenderer.RenderContext context, Ownership of, RejectedWords rejected) {
        var shown = without(of, "away", "", null, rejected);
        return context.render(
                rejected.status(),
                Metadata.plain(texts.of("reply.page")),
                (templates, layout) -> templates.own(layout, shown));
    }

    private OwnComment view(
            Ownership of, @Nullable RejectedWords rejected, @Nullable RejectedWords appeal, String replies)
            throws ServiceAway {
        try {
            var own = comments.own(of.id(), of.editToken()).orElse(null);
            return own == null
                    ? without(of, "removed", notice("removed"), reasons(of, null), rejected)
                    : shown(own, of, rejected, appeal, replies);
        } catch (ServiceAway away) {
            var unsaved = rejected == null ? appeal : rejected;
            if (unsaved == null) {
                throw away;
            }
            return without(of, "away", "", null, unsaved);
        }
    }

    private OwnComment shown(
            CommentService.Own own,
            Ownership of,
            @Nullable RejectedWords rejected,
            @Nullable RejectedWords appeal,
            String replies)
            throws ServiceAway {
        var comment = own.comment();
        var until = comment.editableUntil();
        var open = until != null
                && clock.instant().isBefore(until)
                && List.of("held", "visible").contains(comment.state());
        var reworded = open && rejected != null ? rejected.text() : null;
        return new OwnComment(
                of.id().toString(),
                Paths.comment(of.slug(), of.id()),
                Paths.article(of.slug()) + ("visible".equals(comment.state()) ? "#c-" + of.id() : "#comments"),
                comment.inReplyTo() == null ? null : comment.inReplyTo().toString(),
                comment.state(),
                notice(comment.state()) + replies,
                comment.author(),
                comment.text() == null ? List.of() : CommentText.paragraphs(comment.text()),
                formats.dateAndTime(comment.postedAt()),
                open ? formats.time(Objects.requireNonNull(until)) : null,
                Objects.requireNonNullElse(reworded == null ? comment.text() : reworded, ""),
                own.words(),
                of.editToken(),
                rejected == null || reworded == null ? Map.of() : rejected.errors(),
                "rejected".equals(comment.state()) ? reasons(of, appeal) : null,
                reworded == null ? refused(rejected) : List.of(),
                reworded == null && rejected != null ? rejected.text() : null);
    }

    private OwnComment.@Nullable Reasons reasons(Ownership of, @Nullable RejectedWords appeal) throws ServiceAway {
        var statement = comments.statement(of.id(), of.editToken()).orElse(null);
        if (statement == null) {
            return null;
        }
        var made = statement.appeal();
        return new OwnComment.Reasons(
                statement.rules().stream()
                        .map(Statement.Rule::explanation)
                        .map(texts::ofService)
                        .toList(),
                texts.of("rule".equals(statement.decidedBy()) ? "own.by.rule" : "own.by.person"),
                statement.statement(),
                made == null ? null : texts.of(appealed(made.outcome())),
                statement.appealPossible(),
                appeal == null ? "" : Objects.requireNonNullElse(appeal.text(), ""),
                appeal == null ? Map.of() : appeal.errors());
    }

    private static String appealed(@Nullable String outcome) {
        return switch (Objects.requireNonNullElse(outcome, "")) {
            case "open" -> "own.appeal.open";
            case "granted" -> "own.appeal.granted";
            default -> "own.appeal.dismissed";
        };
    }

    private static List<String> refused(@Nullable RejectedWords rejected) {
        return rejected == null ? List.of() : List.copyOf(rejected.errors().values());
    }

    /** Of which there is nothing to show but what was not taken. */
    private OwnComment without(
            Ownership of,
            String state,
            String notice,
            OwnComment.@Nullable Reasons reasons,
            @Nullable RejectedWords rejected) {
        return new OwnComment(
                of.id().toString(),
                Paths.comment(of.slug(), of.id()),
                Paths.article(of.slug()) + "#comments",
                null,
                state,
                notice,
                null,
                List.of(),
                null,
                null,
                "",
                null,
                "",
                Map.of(),
                reasons,
                refused(rejected),
                rejected == null ? null : rejected.text());
    }

    private String notice(String state) {
        return texts.of(
                switch (state) {
                    case "held" -> "own.held";
                    case "visible" -> "own.visible";
                    case "rejected" -> "own.rejected";
                    default -> "own.removed";
                });
    }
}
