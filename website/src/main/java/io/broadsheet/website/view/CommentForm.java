package io.broadsheet.website.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * "Leave a reply".
 *
 * @param inReplyTo id of a comment, null for one on the article
 * @param inReplyToName of its author
 * @param below whether it stands right below what is answered
 * @param quoted what is answered, where it stands elsewhere
 * @param notifyAt where to mail when somebody replies; empty for nowhere
 * @param daily whether that is to come once a day
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
        boolean below,
        List<String> quoted,
        String notifyAt,
        boolean daily,
        Map<String, String> errors,
        String token) {

    private static final List<String> FIELDS = List.of("text", "author", "notify");

    /** Whether it stands right below this comment. */
    public boolean isBelow(CommentView comment) {
        return below && comment.id().equals(inReplyTo);
    }

    /** Whether the keyboard begins here: at the first thing that is wrong. */
    public boolean beginsAt(String field) {
        return switch (field) {
            case "text" -> errors.containsKey("text");
            case "author" -> errors.containsKey("author") && !errors.containsKey("text");
            case "notify" -> errors.containsKey("notify");
            default -> !errors.isEmpty() && FIELDS.stream().noneMatch(errors::containsKey);
        };
    }
}
