package io.broadsheet.website.view;

/**
 * An instant or a day.
 *
 * @param machine ISO 8601
 * @param text in the site's language and zone
 */
public record Moment(String machine, String text) {}
