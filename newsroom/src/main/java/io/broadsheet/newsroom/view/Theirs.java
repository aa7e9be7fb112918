package io.broadsheet.newsroom.view;

import java.util.List;

/**
 * What somebody else saved while this text was written.
 *
 * @param fields which this one's form has otherwise
 * @param merged whether what both wrote is in the form
 */
public record Theirs(long version, String who, Moment moment, List<Field> fields, boolean merged) {

    /** @param key of its label's message */
    public record Field(String key, String text, boolean isLong) {}
}
