package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of what a reader said.
 *
 * @param quoted whether somebody else said it before
 */
public record Paragraph(boolean quoted, List<Part> parts) {

    /** @param href null for what is no link */
    public record Part(String text, @Nullable String href) {}
}
