package io.broadsheet.article.domain;

/**
 * A text as readers get it.
 *
 * @param html sanitised
 * @param text without markup, paragraphs parted by an empty line
 * @param excerpt the first ten words of {@code text}, captions among them, and "..."; of a text of pictures only, those
 *     of their alternatives; empty if there are none
 */
public record Rendition(String html, String text, String excerpt, int readingMinutes) {}
