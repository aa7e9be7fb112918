package io.broadsheet.comment.domain;

/** Why a comment waits for a moderator. */
public enum HoldReason {
    EVERY_COMMENT("every-comment", "Every comment is held at present."),
    FIRST_COMMENT("first-comment", "No comment under this name has been approved yet."),
    MANY_LINKS("many-links", "It has more links than the policy allows."),
    MIXED_SCRIPTS("mixed-scripts", "The name mixes letters of scripts that look alike.");

    private final String code;
    private final String explanation;

    HoldReason(String code, String explanation) {
        this.code = code;
        this.explanation = explanation;
    }

    /** Fixed, for programs. */
    public String code() {
        return code;
    }

    /** For moderators. */
    public String explanation() {
        return explanation;
    }
}
