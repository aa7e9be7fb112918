package io.broadsheet.standalone.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment and its replies, oldest first.
 *
 * @param article the slug of what it is about; null for a reply
 */
record SampleComment(
        @Nullable String article,
        String author,
        String text,
        @Nullable List<SampleComment> replies) {

    List<SampleComment> answers() {
        return replies == null ? List.of() : replies;
    }
}
