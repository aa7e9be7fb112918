package io.broadsheet.newsroom.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as its paragraphs and what stands between them, together the text to the byte: blank lines and indentation mean
 * something within code.
 *
 * @param before blank lines that it begins with
 * @param after what it ends with
 */
record Paragraphs(String before, List<Paragraph> all, String after) {

    private static final String BLANK = " \t\r\n";
    private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t\r\n]*\n");
    private static final Pattern AFTER_BLOCKS = Pattern.compile(
            "(?<=</(?:p|h[1-6]|li|ul|ol|blockquote|pre|figure|table|div)>)[ \t\r\n]*|" + BLANK_LINES.pattern());

    /** @param gap what parts it from the next one; null if it is the last */
    record Paragraph(String text, @Nullable String gap) {}

    Paragraphs {
        all = List.copyOf(all);
    }

    static Paragraphs of(String text, boolean isHtml) {
        int start = start(text);
        int end = end(text);
        return start >= end
                ? new Paragraphs("", List.of(), text)
                : new Paragraphs(
                        text.substring(0, start), parts(text.substring(start, end), isHtml), text.substring(end));
    }

    /** Without blank lines at its ends; it may begin with spaces that make it code. */
    static String trimmed(String text) {
        int start = start(text);
        return text.substring(start, Math.max(start, end(text)));
    }

    private static int start(String text) {
        int first = 0;
        while (first < text.length() && BLANK.indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        return first == text.length() ? first : text.lastIndexOf('\n', first) + 1;
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && BLANK.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static List<Paragraph> parts(String text, boolean isHtml) {
        var parts = new ArrayList<Paragraph>();
        var gaps = (isHtml ? AFTER_BLOCKS : BLANK_LINES).matcher(text);
        int at = 0;
        while (gaps.find() && gaps.end() < text.length()) {
            parts.add(new Paragraph(text.substring(at, gaps.start()), gaps.group()));
            at = gaps.end();
        }
        parts.add(new Paragraph(text.substring(at), null));
        return parts;
    }

    List<String> texts() {
        return all.stream().map(Paragraph::text).toList();
    }

    /** As they stand in a text; those that were the last one somewhere get a blank line. */
    static String joined(List<Paragraph> paragraphs) {
        var text = new StringBuilder();
        for (var paragraph : paragraphs) {
            text.append(paragraph.text()).append(Objects.requireNonNullElse(paragraph.gap(), "\n\n"));
        }
        if (!paragraphs.isEmpty()) {
            var gap = paragraphs.getLast().gap();
            text.setLength(text.length() - (gap == null ? 2 : gap.length()));
        }
        return text.toString();
    }

    String text() {
        return before + joined(all) + after;
    }
}
