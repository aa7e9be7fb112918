package io.broadsheet.newsroom.view;

import org.jspecify.annotations.Nullable;

/**
 * An article as others will see it.
 *
 * @param url of the later page, for who has no account
 * @param ends when the link does
 * @param text of the card that other sites show
 * @param picture of the card
 * @param host of the paper, as the card has it
 */
public record PreviewView(
        String article,
        String url,
        Moment ends,
        String title,
        String text,
        @Nullable String picture,
        String host) {}
