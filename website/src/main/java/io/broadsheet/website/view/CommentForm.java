package io.broadsheet.website.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "Leave a reply".
 *
 * @param inReplyTo id of a comment, null for one on the article
 * @param inReplyToName of its author
 * @param errors by field; {@code form} for what is about none of them
 * @param token proves when the form was made
 */
public record CommentForm(
        String action,
        String cancelHref,
        String author,
        String text,
        @Nullable String inReplyTo,
        @Nullable String inReplyToName,
        Map<String, String> errors,
        String token) {}
