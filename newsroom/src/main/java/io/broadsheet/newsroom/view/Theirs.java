package io.broadsheet.newsroom.view;

import java.util.List;

/**
 * What somebody else saved while this text was written.
 *
 * @param own the end of messages that say it of the person who looks; else empty
 * @param fields which this one's form has otherwise, or has from the other
 */
public record Theirs(long version, String who, Moment moment, List<Field> fields, String own) {

    /** @param key of its label's message */
    public record Field(String key, List<Place> places) {}

    /** @param key of the message that says whose words are in the form */
    public record Place(String key, List<Version> versions) {}

    /**
     * How it was, or is with one of the two.
     *
     * @param whose words, as they are said
     * @param changes marked where it differs from what it became of
     */
    public record Version(String whose, List<DifferencesView.Change> changes) {}
}
