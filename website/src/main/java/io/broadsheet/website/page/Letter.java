package io.broadsheet.website.page;

import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.page.ArticlePage.RejectedComment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sent with "Leave a reply".
 *
 * @param authorToken null from a browser that keeps none; without meaning from one that keeps none yet
 * @param sender by which a browser knows again what it sent itself; null from one that keeps nothing
 * @param plain whether it has the words alone, and nothing that the site's own form adds
 */
record Letter(
        String author,
        String text,
        @Nullable String inReplyTo,
        @Nullable String authorToken,
        @Nullable String sender,
        boolean plain,
        ReplyWish wish) {

    /** Every browser sends the first two. */
    private static final List<String> ADDED = List.of("made", "note", "authorToken", "sender");

    /** Too many to be guessed by others of the same network. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

    static Letter of(HttpServletRequest form) {
        var inReplyTo = typed(form, "inReplyTo").strip();
        var sender = typed(form, "sender");
        return new Letter(
                typed(form, "author"),
                typed(form, "text"),
                inReplyTo.isEmpty() ? null : inReplyTo,
                form.getParameter("authorToken"),
                SECRET.matcher(sender).matches() ? sender : null,
                ADDED.stream().allMatch(field -> form.getParameter(field) == null),
                new ReplyWish(
                        typed(form, "notify").strip(),
                        Objects.requireNonNullElse(form.getParameter("notifyCadence"), "instant")));
    }

    private static String typed(HttpServletRequest form, String field) {
        return Objects.requireNonNullElse(form.getParameter(field), "");
    }

    /** Whether the browser keeps the tokens that it is given, and takes them from an answer to itself only. */
    boolean isKeeping() {
        return authorToken != null && sender != null;
    }

    /** The same words in reply to nobody. */
    Letter onTheArticle() {
        return new Letter(author, text, null, authorToken, sender, plain, wish);
    }

    CommentService.Contribution contribution() {
        return new CommentService.Contribution(author, text, inReplyTo, authorToken);
    }

    RejectedComment rejected(int status, Map<String, String> errors) {
        return new RejectedComment(status, author, text, inReplyTo, wish, errors);
    }

    /** Without name and text. */
    @Override
    public String toString() {
        return "Letter";
    }
}
