package io.broadsheet.newsroom.view;

/** @param machine ISO 8601 */
public record Moment(String machine, String text) {}
