package io.broadsheet.newsroom.view;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A form that could not be taken, to be sent again as it is.
 *
 * @param action where it is sent again
 * @param files names of files that were sent and could not be kept, by their fields
 * @param multipart whether it came so: a long text takes three times the place otherwise
 */
public record Kept(Reason reason, String action, boolean multipart, List<Field> fields, List<Field> files) {

    private static final Set<String> WORDS = Set.of(
            "title",
            "standfirst",
            "source",
            "authors",
            "alt",
            "credit",
            "reason",
            "note",
            "text",
            "statement",
            "bannedWords",
            "suspectWords");

    /** Why. */
    public enum Reason {
        /** Nobody is signed in any more. */
        SIGNED_OUT(401),
        /** Somebody else is. */
        OTHER_PERSON(403),
        /** Of a person who may not do this. */
        NOT_ALLOWED(403),
        /** It came from a page of somebody else's. */
        FOREIGN(403),
        /** Sent before all of its page had come. */
        UNFINISHED(422),
        /** The issuer does not answer. */
        ISSUER_AWAY(503),
        /** A service does not answer. */
        SERVICE_AWAY(503),
        /** What it was to change is there no more. */
        GONE(404),
        /** The comment that it was about is there no more. */
        COMMENT_GONE(404),
        /** It failed here. */
        FAULT(500);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** Of its messages. */
        public String key() {
            return "kept." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What was typed. */
    public record Field(String name, String value) {}

    /** Where the form can be had again. */
    public String page() {
        return action.equals("/articles") ? "/articles/new" : action;
    }

    /** What a person would miss: the longest of it. */
    public List<Field> readable() {
        return fields.stream()
                .filter(field -> WORDS.contains(field.name()) && !field.value().isBlank())
                .toList();
    }
}
