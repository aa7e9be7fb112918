package io.broadsheet.article.domain;

/** An article's text as the editor wrote it. */
public record Body(Format format, String source) {

    /** In bytes of UTF-8. */
    public static final int MAX_BYTES = 500 * 1024;

    /** How a source is written. */
    public enum Format {
        /** CommonMark with tables, footnotes, strikethrough and bare addresses. */
        MARKDOWN,
        HTML
    }
}
