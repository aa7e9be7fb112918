package io.broadsheet.newsroom.view;

import io.broadsheet.newsroom.form.SectionForm.Line;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sections, to be named and ordered.
 *
 * @param lines in their order
 * @param tops names that a section can be within
 * @param others names that articles have and the tree has not
 * @param unsaved whether readers see others
 * @param errors by the name of a section, or what is wrong on the whole
 */
public record SectionsView(
        long version,
        List<Line> lines,
        List<String> tops,
        List<String> others,
        boolean mayPublish,
        boolean unsaved,
        @Nullable String changed,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors) {}
