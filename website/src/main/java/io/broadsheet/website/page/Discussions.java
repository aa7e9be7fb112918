package io.broadsheet.website.page;

import static io.broadsheet.chassis.Texts.folded;

import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Conversation;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.CommentForm;
import io.broadsheet.website.view.CommentView;
import io.broadsheet.website.view.DiscussionView;
import io.broadsheet.website.view.Link;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What readers say about an article, as it is shown. */
@Component
class Discussions {

    private final LocalFormats formats;
    private final Texts texts;

    Discussions(LocalFormats formats, Texts texts) {
        this.formats = formats;
        this.texts = texts;
    }

    /**
     * @param comments null if they cannot be had
     * @param page its own address, with what it heeds
     * @param form null if nothing can be said here; the article decides too
     */
    DiscussionView of(
            Article article,
            @Nullable Listing<Comment> comments,
            boolean oldestFirst,
            Query page,
            @Nullable CommentForm form,
            @Nullable String notice) {
        var path = Paths.article(article.summary().slug());
        var sort = oldestFirst ? "oldest" : null;
        return new DiscussionView(
                comments == null ? null : new Shown(article, page.toString(), comments.items()).threads(),
                comments == null
                        ? article.summary().commentCount()
                        : Math.max(article.summary().commentCount(), visible(comments.items())),
                oldestFirst,
                path + "#comments",
                Query.of(path).with("sort", "oldest") + "#comments",
                comments == null || comments.next() == null
                        ? null
                        : Query.of(path).with("sort", sort).with("after", comments.next()) + "#comments",
                article.summary().commentsOpen() ? form : null,
                notice);
    }

    /** One thread by itself. */
    DiscussionView of(
            Article article, Conversation thread, String page, @Nullable CommentForm form, @Nullable String notice) {
        var all =
                Stream.concat(Stream.of(thread.top()), thread.items().stream()).toList();
        var shown = new Shown(article, page, all);
        var start = Paths.comment(article.summary().slug(), thread.top().id());
        var more = thread.next() == null ? null : Query.of(start).with("after", thread.next()) + "#comments";
        return new DiscussionView(
                List.of(shown.comment(
                        thread.top(),
                        null,
                        thread.items().stream()
                                .map(reply -> shown.comment(reply, thread.top(), List.of(), null, null))
                                .toList(),
                        thread.earlier() ? start : null,
                        more)),
                article.summary().commentCount(),
                false,
                null,
                null,
                null,
                article.summary().commentsOpen() ? form : null,
                notice);
    }

    /** Of an article that cannot be had either: only the form. */
    static DiscussionView unknown(String slug, CommentForm form) {
        var path = Paths.article(slug);
        return new DiscussionView(
                null,
                0,
                false,
                path + "#comments",
                Query.of(path).with("sort", "oldest") + "#comments",
                null,
                form,
                null);
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

        Shown(Article article, String page, List<Comment> top) {
            this.article = article;
            this.page = page;
            this.top = top;
            this.byId = all(top).collect(Collectors.toMap(Comment::id, Function.identity(), (one, same) -> one));
        }

        List<CommentView> threads() {
            return top.stream().map(comment -> nested(comment, null)).toList();
        }

        private CommentView nested(Comment comment, @Nullable Comment above) {
            var replies = comment.replies().stream()
                    .map(reply -> nested(reply, comment))
                    .toList();
            var more = comment.repliesNext() == null
                    ? null
                    : Query.of(address(comment.id())).with("after", comment.repliesNext()) + "#comments";
            return comment(comment, above, replies, null, more);
        }

        CommentView comment(
                Comment comment,
                @Nullable Comment above,
                List<CommentView> replies,
                @Nullable String earlier,
                @Nullable String more) {
            var id = comment.id().toString();
            return new CommentView(
                    id,
                    comment.author(),
                    mark(comment),
                    comment.text() == null ? List.of() : paragraphs(comment.text()),
                    formats.dateAndTime(comment.postedAt()),
                    comment.editedAt() != null,
                    address(id) + "#c-" + id,
                    article.summary().commentsOpen()
                            ? page + (page.contains("?") ? '&' : '?') + "reply=" + id + "#reply"
                            : null,
                    answered(comment, above),
                    replies,
                    earlier,
                    more);
        }

        /** Only for those who were signed in: a name alone says nothing. */
        private @Nullable String mark(Comment comment) {
            if (!Boolean.TRUE.equals(comment.staff()) || comment.author() == null) {
                return null;
            }
            var name = folded(comment.author());
            var wroteIt = article.summary().authors().stream()
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
