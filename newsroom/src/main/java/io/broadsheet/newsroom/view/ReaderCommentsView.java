package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers say about an article, with a form to answer.
 *
 * @param page the readers' page of it; null if it has none
 * @param threads null if readers cannot see the article
 * @param next of the page behind; null for none
 * @param whole of all threads, where this is one; null where it is all
 * @param form for a comment on the article itself, or a refused answer to one that is not here; null while one that is
 *     here is answered
 */
public record ReaderCommentsView(
        String article,
        String title,
        @Nullable String page,
        @Nullable List<Item> threads,
        @Nullable String next,
        @Nullable String whole,
        @Nullable Form form,
        @Nullable String notice,
        @Nullable String problem) {

    /**
     * @param mark beside the name of one of the newsroom; null for others
     * @param answers whom it answers, where that does not stand above it
     * @param more what leads to replies that are not here; null if all are
     * @param reply where the form to answer it is; null where it stands here, or the words are gone
     */
    public record Item(
            String id,
            String author,
            String text,
            @Nullable String mark,
            @Nullable String answers,
            Moment posted,
            List<Item> replies,
            @Nullable Link more,
            @Nullable String reply,
            @Nullable Form form) {}

    /**
     * @param to what it answers; empty for the article itself
     * @param key of this form: sent twice it is posted once
     * @param back what the page was asked with
     */
    public record Form(String to, String key, String author, String text, String back) {}
}
