package io.broadsheet.website.page;

import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.view.CommentForm;
import io.broadsheet.website.view.CommentView;
import io.broadsheet.website.view.DiscussionView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What readers say about an article, as it is shown. */
@Component
class Discussions {

    private final LocalFormats formats;

    Discussions(LocalFormats formats) {
        this.formats = formats;
    }

    /**
     * @param comments null if they cannot be had
     * @param form null if nothing can be said here; the article decides too
     */
    DiscussionView of(
            Article article,
            @Nullable Listing<Comment> comments,
            boolean oldestFirst,
            @Nullable CommentForm form,
            @Nullable String notice) {
        var path = Paths.article(article.summary().slug());
        var sort = oldestFirst ? "oldest" : null;
        return new DiscussionView(
                comments == null ? null : shown(comments.items(), article, path, sort),
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

    private List<CommentView> shown(List<Comment> comments, Article article, String path, @Nullable String sort) {
        return comments.stream()
                .map(comment -> shown(comment, article, path, sort))
                .toList();
    }

    private CommentView shown(Comment comment, Article article, String path, @Nullable String sort) {
        return new CommentView(
                comment.id().toString(),
                comment.author(),
                comment.text() == null ? List.of() : paragraphs(comment.text()),
                formats.dateAndTime(comment.postedAt()),
                comment.editedAt() != null,
                article.summary().commentsOpen()
                        ? Query.of(path).with("sort", sort).with("reply", comment.id()) + "#reply"
                        : null,
                shown(comment.replies(), article, path, sort),
                comment.repliesNext() != null);
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R{2,}"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }
}
