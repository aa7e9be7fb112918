package io.broadsheet.newsroom.view;

import org.jspecify.annotations.Nullable;

/**
 * Something that is asked for once more, with words that readers will see.
 *
 * @param action where the answer goes
 * @param back where nothing is done
 * @param key of its messages
 * @param about the article's title
 * @param field in which the words are typed
 * @param longest how many characters the service takes
 * @param version of the article that is shown
 * @param withChanges whether changes that readers do not have yet can go out with it
 * @param publish whether they are to
 */
public record Question(
        String action,
        String back,
        String key,
        String about,
        String field,
        String typed,
        int longest,
        @Nullable String error,
        long version,
        boolean withChanges,
        boolean publish) {}
