package io.broadsheet.website.cache;

import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Conversation;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Month;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.Summary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much memory answers take, in bytes, about. */
final class AnswerSizes {

    private static final int SMALL = 200;
    private static final int SUMMARY = 1_000;
    private static final int MONTH = 50;

    private AnswerSizes() {}

    static int of(ArticleAt at) {
        return at instanceof ArticleAt.Here(var article) ? 2 * SUMMARY + text(article.html()) : SMALL;
    }

    static int ofSummaries(List<Summary> summaries) {
        return summaries.stream()
                .mapToInt(summary ->
                        SUMMARY + text(summary.title()) + text(summary.standfirst()) + text(summary.excerpt()))
                .sum();
    }

    static int ofCounts(List<NamedCount> counts) {
        return counts.stream().mapToInt(count -> SMALL + text(count.name())).sum();
    }

    static int ofMonths(List<Month> months) {
        return MONTH * months.size();
    }

    static int ofComments(Listing<Comment> comments) {
        return ofComments(comments.items()) + ofComments(comments.pinned());
    }

    static int ofThread(Optional<Conversation> thread) {
        return SMALL
                + thread.map(found -> ofComments(List.of(found.top())) + ofComments(found.items()))
                        .orElse(0);
    }

    static int of(Answer file) {
        return 2 * SUMMARY + file.body().length;
    }

    private static int ofComments(List<Comment> comments) {
        return comments.stream()
                .mapToInt(comment ->
                        2 * SMALL + text(comment.author()) + text(comment.text()) + ofComments(comment.replies()))
                .sum();
    }

    private static int text(@Nullable String text) {
        return text == null ? 0 : 2 * text.length();
    }
}
