package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.CommentContext;
import io.broadsheet.newsroom.client.CommentContext.History;
import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.ModeratedComment;
import io.broadsheet.newsroom.client.ModeratedComment.Hold;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.client.TrailLine;
import io.broadsheet.newsroom.form.DeskFilter;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.CardView;
import io.broadsheet.newsroom.view.CardView.Line;
import io.broadsheet.newsroom.view.CardView.Typed;
import io.broadsheet.newsroom.view.Link;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes comments into what moderators see of them. */
@Component
class Cards {

    private static final Duration UNDO = Duration.ofMinutes(1);
    private static final String OF_A_RULE = "rule:";

    private final CommentService comments;
    private final Pages pages;
    private final Formats formats;
    private final Clock clock;

    Cards(CommentService comments, Pages pages, Formats formats, Clock clock) {
        this.comments = comments;
        this.pages = pages;
        this.formats = formats;
        this.clock = clock;
    }

    /** Beside the comment. @param typed what could not be taken @param back the page it is in */
    record Told(@Nullable String done, @Nullable String problem, Typed typed, String back) {

        static Told nothing(String back) {
            return new Told(null, null, Typed.NOTHING, back);
        }
    }

    /** With what each is read with; where that cannot be had, without it. */
    List<CardView> of(Session session, List<ModeratedComment> shown, String back) {
        Map<UUID, CommentContext> contexts = new ConcurrentHashMap<>();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            shown.forEach(comment -> each.execute(() -> {
                var context = context(session, comment);
                if (context != null) {
                    contexts.put(comment.id(), context);
                }
            }));
        }
        return shown.stream()
                .map(comment -> card(session, comment, contexts.get(comment.id()), Told.nothing(back)))
                .toList();
    }

    CardView of(Session session, ModeratedComment comment, Told told) {
        return card(session, comment, context(session, comment), told);
    }

    private @Nullable CommentContext context(Session session, ModeratedComment comment) {
        try {
            return comments.context(session, comment.id()).orElse(null);
        } catch (ServiceAway away) {
            // The comment is there, and can be decided on.
            return null;
        }
    }

    private CardView card(Session session, ModeratedComment comment, @Nullable CommentContext context, Told told) {
        var answered = context == null ? null : context.answered();
        return new CardView(
                comment.id().toString(),
                comment.version(),
                comment.state(),
                comment.state().equals("held")
                        || comment.appeal() != null && comment.appeal().open(),
                comment.articleTitle() == null
                        ? null
                        : new Link(
                                Objects.requireNonNullElse(comment.articleUrl(), pages.site()), comment.articleTitle()),
                DeskFilter.ofArticle(comment.articleId(), comment.state()).address(Map.of()),
                comment.articleSection(),
                MarkedText.of(comment.author(), "author", comment.heldFor()),
                MarkedText.of(comment.text(), "text", comment.heldFor()),
                comment.language(),
                formats.moment(comment.postedAt()),
                comment.editedAt() == null ? null : formats.moment(comment.editedAt()),
                comment.heldFor().stream().map(this::reason).toList(),
                comment.risk() == null ? null : pages.of("card.risk", Math.round(comment.risk() * 100)),
                comment.reports() == null || comment.reports() == 0
                        ? null
                        : pages.of("card.reports", comment.reports()),
                answered == null || answered.text() == null
                        ? null
                        : new CardView.Quote(
                                Objects.requireNonNullElse(answered.author(), ""),
                                answered.text(),
                                answered.language()),
                history(context),
                comment.decisions().stream().map(made -> line(session, made)).toList(),
                comment.notes().stream()
                        .map(note -> new Line(
                                formats.moment(note.at()), name(session, note.by(), note.byName()), note.text()))
                        .toList(),
                comment.appeal() == null
                        ? null
                        : new Line(
                                formats.moment(comment.appeal().at()),
                                pages.of("card.appeal"),
                                comment.appeal().text()),
                comment.claimedBy() == null || comment.claimedBy().equals(session.subject())
                        ? null
                        : pages.of("card.looking", named(comment.claimedBy(), comment.claimedByName())),
                isUndoable(session, comment),
                told.back.matches("/moderation(\\?.*)?") && comment.text() != null,
                comment.isPinnable() ? comment.pinned() : null,
                reply(session, comment, told.typed),
                told.typed,
                told.done,
                told.problem,
                told.back);
    }

    /** To what readers do not see none is taken, and yet what was typed is not lost. */
    private static CardView.@Nullable Reply reply(Session session, ModeratedComment comment, Typed typed) {
        if (!comment.state().equals("visible") && !typed.isIn("reply")) {
            return null;
        }
        var author = typed.of("reply", "author");
        return new CardView.Reply(
                author.isEmpty() ? session.name() : author, UUID.randomUUID().toString());
    }

    String reason(Hold hold) {
        var known = pages.ofKnown("rule." + hold.rule());
        return known != null ? known : Objects.requireNonNullElse(hold.explanation(), hold.rule());
    }

    private List<String> history(@Nullable CommentContext context) {
        var lines = new ArrayList<String>();
        if (context != null) {
            add(lines, "card.author-history", context.author());
            add(lines, "card.name-history", context.name());
        }
        return lines;
    }

    private void add(List<String> lines, String key, @Nullable History history) {
        if (history == null) {
            return;
        }
        var refused = history.rejected() + history.spam();
        var told = history.isEmpty()
                ? pages.of(key + ".none")
                : pages.of(key, history.approved(), refused, history.held());
        lines.add(Boolean.FALSE.equals(history.complete()) ? told + " " + pages.of("card.and-more") : told);
    }

    /** What happened to it from the beginning; nothing where that is not offered. */
    List<Line> trail(Session session, UUID id) throws ServiceAway {
        return comments.trail(session, id).stream()
                .flatMap(List::stream)
                .map(each -> event(session, each))
                .toList();
    }

    private Line event(Session session, TrailLine each) {
        var what = Objects.requireNonNullElse(pages.ofKnown("trail." + each.what()), each.what());
        var by = each.by() == null || each.by().equals("policy") ? "" : " · " + name(session, each.by(), each.byName());
        var words = Stream.concat(
                        each.rules().stream()
                                .map(rule -> Objects.requireNonNullElse(pages.ofKnown("rule." + rule), rule)),
                        Stream.ofNullable(each.text()))
                .collect(Collectors.joining(" · "));
        return new Line(formats.moment(each.at()), what + by, words.isEmpty() ? null : words);
    }

    private Line line(Session session, ModeratedComment.Decision made) {
        var what = pages.of("decided." + made.verdict(), who(session, made.by(), made.byName()));
        var words = Stream.of(
                        made.undone() == null ? null : pages.of("decided.undone"),
                        made.rule() == null ? null : pages.ofKnown("refused." + made.rule()),
                        made.reason(),
                        made.statement() == null ? null : pages.of("decided.statement", made.statement()))
                .filter(Objects::nonNull)
                .toList();
        return new Line(formats.moment(made.at()), what, words.isEmpty() ? null : String.join(" · ", words));
    }

    /** By itself. */
    String name(Session session, String by) {
        return name(session, by, null);
    }

    private String name(Session session, String by, @Nullable String called) {
        return by.equals(session.subject()) ? pages.of("card.you") : named(by, called);
    }

    /** The subject too: names are not one person's alone. */
    String named(String by, @Nullable String called) {
        return called == null || called.equals(by) ? by : pages.of("card.named", called, by);
    }

    /** For a sentence: done by somebody. */
    String who(Session session, String by) {
        return who(session, by, null);
    }

    private String who(Session session, String by, @Nullable String called) {
        return by.equals(session.subject())
                ? pages.of("card.by-you")
                : by.startsWith(OF_A_RULE)
                        ? pages.of("card.rule", by.substring(OF_A_RULE.length()))
                        : named(by, called);
    }

    private boolean isUndoable(Session session, ModeratedComment comment) {
        if (!comment.isDecided() || comment.decisions().isEmpty()) {
            return false;
        }
        var latest = comment.decisions().getLast();
        return latest.by().equals(session.subject())
                && latest.undone() == null
                && latest.at().plus(UNDO).isAfter(clock.instant());
    }
}
