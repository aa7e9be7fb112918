package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import java.util.regex.Pattern;

/**
 * What programs for notes and sites keep above a Markdown text, {@code title: …} between lines of hyphens: as Markdown it is
 * a rule and a heading of all of it.
 */
final class FrontMatter {

    private static final Pattern AT_THE_TOP = Pattern.compile("\\A---[ \\t]*+\\R"
            + "((?:[\\p{L}\\p{Nd}_-]++:.*+\\R|[ \\t]++\\S.*+\\R|- .*+\\R){1,60}+)(?:---|\\.\\.\\.)[ \\t]*+(?:\\R|\\z)");
    /** Else a writer may mean a rule and words. */
    private static final Pattern OF_A_PROGRAM = Pattern.compile(
            "^(?:title|date|tags|author|authors|draft|layout|categories|slug|description|aliases|permalink|published|lang):",
            Pattern.MULTILINE);

    private static final Pattern IN_LINES = Pattern.compile("[^\\r\\n]");

    private FrontMatter() {}

    /** The same without it, in as many lines. */
    static String without(String source, Warnings warnings) {
        var found = AT_THE_TOP.matcher(source);
        if (!found.lookingAt() || !OF_A_PROGRAM.matcher(found.group(1)).find()) {
            return source;
        }
        warnings.add(
                "---",
                Sentence.WARNING_FRONT_MATTER,
                Warnings.shortened(found.group(1).replaceAll("\\s+", " ")));
        return IN_LINES.matcher(found.group()).replaceAll("") + source.substring(found.end());
    }
}
