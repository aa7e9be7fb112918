package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comments to be decided on.
 *
 * @param choices of the form above them, each with its fields' values
 * @param cards null if comment-service does not offer what was asked for
 * @param next the address of those behind, null if that is all
 * @param address of this page
 * @param undone what can be taken back: of who works without script
 */
public record QueueView(
        List<ListView.Filter> states,
        boolean queue,
        List<Choice> choices,
        String section,
        String language,
        String article,
        @Nullable List<CardView> cards,
        @Nullable String next,
        String address,
        @Nullable Undo undone,
        @Nullable String notice) {

    /** A field to choose in. */
    public record Choice(String name, List<Option> options) {}

    public record Option(String value, String text, boolean chosen) {}

    public record Undo(String id, String version, String what) {}
}
