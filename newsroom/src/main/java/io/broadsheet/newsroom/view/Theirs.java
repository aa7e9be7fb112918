package io.broadsheet.newsroom.view;

import java.util.List;

/**
 * What somebody else saved while this text was written.
 *
 * @param fields those that differ
 * @param merged whether the paragraphs of both are in the form already
 */
public record Theirs(long version, String who, Moment moment, List<Field> fields, boolean merged) {

    /** @param key of its label's message */
    public record Field(String key, String text, boolean isLong) {}
}
