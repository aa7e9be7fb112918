package io.broadsheet.newsroom.view;

/**
 * Whether something is really meant, in the messages {@code KEY.text} and {@code KEY.do}.
 *
 * @param about whom or what it is done to
 * @param version that was shown
 * @param back where it is left undone
 */
public record Confirmation(String key, String about, String action, long version, String back) {}
