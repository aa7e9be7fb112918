package io.broadsheet.newsroom.view;

/**
 * Something that an article should have before readers get it.
 *
 * @param key of its messages
 * @param field where it is typed
 */
public record Check(String key, String field, boolean isThere) {}
