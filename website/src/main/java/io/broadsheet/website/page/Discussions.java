package io.broadsheet.website.page;

import static io.broadsheet.chassis.Texts.folded;

import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Conversation;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.page.ArticlePage.PageOptions;
import io.broadsheet.website.page.ArticlePage.Voted;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.CommentForm;
import io.broadsheet.website.view.CommentView;
import io.broadsheet.website.view.DiscussionView;
import io.broadsheet.website.view.DiscussionView.Sort;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.VoteView;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What readers say about an article, as it is shown. */
@Component
class Discussions {

    /** As comment-service has it; zero for as long as editors let it. */
    private final Duration closeAfter;

    private final Clock clock;
    private final LocalFormats formats;
    private final Texts texts;

    Discussions(
            @Value("${broadsheet.comments.close-after:0s}") Duration closeAfter,
            Clock clock,
            LocalFormats formats,
            Texts texts) {
        this.closeAfter = closeAfter;
        this.clock = clock;
        this.formats = formats;
        this.texts = texts;
    }

    /**
     * @param comments null if they cannot be had
     * @param page its own address, with what it heeds
     * @param form null if nothing can be said here; the article decides too, but for words that were refused
     */
    DiscussionView of(
            Article article,
            @Nullable Listing<Comment> comments,
            PageOptions options,
            Query page,
            @Nullable CommentForm form) {
        var path = Paths.article(article.summary().slug());
        return new DiscussionView(
                article.summary().id().toString(),
                comments == null
                        ? null
                        : new Shown(article, page.toString(), comments.items(), options.voted()).threads(),
                comments == null
                        ? List.of()
                        : new Shown(article, page.toString(), comments.pinned(), options.voted()).threads(),
                comments == null
                        ? article.summary().commentCount()
                        : Math.max(article.summary().commentCount(), visible(comments.items())),
                sorts(path, options.sort()),
                comments == null || comments.next() == null
                        ? null
                        : Query.of(path)
                                        .with("sort", options.sort().parameter())
                                        .with("after", comments.next()) + "#comments",
                isOpen(article) || options.rejected() != null ? form : null,
                options.notice(),
                false);
    }

    /** One thread by itself. */
    DiscussionView of(
            Article article, Conversation thread, String page, @Nullable CommentForm form, PageOptions options) {
        var all =
                Stream.concat(Stream.of(thread.top()), thread.items().stream()).toList();
        var shown = new Shown(article, page, all, options.voted());
        var start = Paths.comment(article.summary().slug(), thread.top().id());
        var more = more(start, thread.next(), thread.left());
        return new DiscussionView(
                article.summary().id().toString(),
                List.of(shown.comment(
                        thread.top(),
                        null,
                        thread.items().stream()
                                .map(reply -> shown.comment(reply, thread.top(), List.of(), null, null))
                                .toList(),
                        thread.earlier() ? start : null,
                        more)),
                List.of(),
                article.summary().commentCount(),
                List.of(),
                null,
                isOpen(article) ? form : null,
                options.notice(),
                false);
    }

    /** Below an article that readers do not have yet. */
    DiscussionView preview(Article article) {
        return new DiscussionView(
                article.summary().id().toString(),
                null,
                List.of(),
                0,
                List.of(),
                null,
                null,
                texts.of(isOpen(article) ? "preview.comments" : "comments.closed"),
                true);
    }

    /** A page that was made before it closed says so only to who sends its form. */
    private boolean isOpen(Article article) {
        var summary = article.summary();
        var closeAt = summary.commentsCloseAt() == null && closeAfter.isPositive()
                ? summary.publishedAt().plus(closeAfter)
                : summary.commentsCloseAt();
        return summary.commentsOpen() && (closeAt == null || clock.instant().isBefore(closeAt));
    }

    private @Nullable Link more(String thread, @Nullable String next, @Nullable Integer left) {
        return next == null
                ? null
                : new Link(
                        left == null ? texts.of("comment.replies.more") : texts.of("comment.replies.left", left),
                        Query.of(thread).with("after", next) + "#comments");
    }

    private List<Sort> sorts(String path, CommentOrder current) {
        return Arrays.stream(CommentOrder.values())
                .map(order -> new Sort(
                        texts.of(order.text()),
                        Query.of(path).with("sort", order.parameter()) + "#comments",
                        order == current ? "true" : null))
                .toList();
    }

    /** The comment of that id among those shown. */
    static Optional<Comment> find(List<Comment> comments, String id) {
        return all(comments)
                .filter(comment -> comment.id().toString().equals(id))
                .findFirst();
    }

    private static Stream<Comment> all(List<Comment> comments) {
        return comments.stream().flatMap(comment -> Stream.concat(Stream.of(comment), all(comment.replies())));
    }

    private static long visible(List<Comment> comments) {
        return all(comments).filter(comment -> comment.author() != null).count();
    }

    static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R{2,}"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    /** The comments of one page. */
    private final class Shown {
        private final Article article;
        private final String page;
        private final List<Comment> top;
        private final Map<Object, Comment> byId;
        private final @Nullable Voted voted;

        Shown(Article article, String page, List<Comment> top, @Nullable Voted voted) {
            this.article = article;
            this.page = page;
            this.top = top;
            this.voted = voted;
            this.byId = all(top).collect(Collectors.toMap(Comment::id, Function.identity(), (one, same) -> one));
        }

        List<CommentView> threads() {
            return top.stream().map(comment -> nested(comment, null)).toList();
        }

        private CommentView nested(Comment comment, @Nullable Comment above) {
            var replies = comment.replies().stream()
                    .map(reply -> nested(reply, comment))
                    .toList();
            var more = more(address(comment.id()), comment.repliesNext(), comment.repliesLeft());
            return comment(comment, above, replies, null, more);
        }

        CommentView comment(
                Comment comment,
                @Nullable Comment above,
                List<CommentView> replies,
                @Nullable String earlier,
                @Nullable Link more) {
            var id = comment.id().toString();
            return new CommentView(
                    id,
                    comment.author(),
                    mark(comment),
                    Boolean.TRUE.equals(comment.pinned()),
                    comment.text() == null ? List.of() : CommentText.paragraphs(comment.text()),
                    formats.dateAndTime(comment.postedAt()),
                    comment.editedAt() != null,
                    address(id) + "#c-" + id,
                    isOpen(article) ? page + (page.contains("?") ? '&' : '?') + "reply=" + id + "#reply" : null,
                    votes(comment),
                    comment.author() == null ? null : address(id) + "/report",
                    answered(comment, above),
                    replies,
                    earlier,
                    more);
        }

        private @Nullable VoteView votes(Comment comment) {
            var votes = comment.votes();
            if (votes == null || comment.author() == null) {
                return null;
            }
            var mine = voted != null && voted.id().equals(comment.id()) ? voted.value() : 0;
            return new VoteView(address(comment.id()) + "/vote", page, votes.up(), votes.down(), mine);
        }

        /** Only for those who were signed in, an author only under the own name: one that is typed says nothing. */
        private @Nullable String mark(Comment comment) {
            if (!Boolean.TRUE.equals(comment.staff()) || comment.author() == null) {
                return null;
            }
            var name = folded(comment.author());
            var wroteIt = Boolean.TRUE.equals(comment.ownName())
                    && article.summary().authors().stream()
                            .anyMatch(author -> folded(author).equals(name));
            return texts.of(wroteIt ? "comment.by.author" : "comment.by.staff");
        }

        private @Nullable Link answered(Comment comment, @Nullable Comment above) {
            var to = comment.inReplyTo();
            if (to == null || above != null && to.equals(above.id())) {
                return null;
            }
            var known = byId.get(to);
            var name = known == null ? comment.inReplyToAuthor() : known.author();
            return new Link(
                    Objects.requireNonNullElse(name, texts.of("reply.to.nobody")),
                    (known == null ? address(to) : "") + "#c-" + to);
        }

        private String address(Object id) {
            return Paths.comment(article.summary().slug(), id);
        }
    }
}
