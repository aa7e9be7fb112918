package io.broadsheet.article.domain;

/**
 * What readers will not get as it was written.
 *
 * @param place the field, and where it can be told the line: {@code body.source, line 12}
 */
public record Warning(String place, String message) {}
