package io.broadsheet.comment.domain;

/** Why a comment waits for a moderator, or is refused. */
public enum HoldReason {
    EVERY_COMMENT("every-comment", "Every comment is held at present."),
    FIRST_COMMENT("first-comment", "Nothing of this author has been approved under this name yet."),
    MANY_LINKS("many-links", "It has more links than the policy allows, or one in the name."),
    MIXED_SCRIPTS("mixed-scripts", "The name mixes letters or digits of scripts that look alike, or has none."),
    STAFF_NAME(
            "staff-name", "The name has, or looks like, a title of the staff or the name of one of them who comments."),
    ARTICLE_AUTHOR_NAME("article-author-name", "The name is, or looks like, that of an author of this article."),
    SITE_AUTHOR_NAME("site-author-name", "The name is, or looks like, that of an author of another article."),
    OTHERS_NAME("others-name", "Somebody else has approved comments under this name, or one that looks like it."),
    REPEATED(
            "repeated",
            "The same words came before, from the same network, on the same article, or from many strangers."),
    TOO_SHORT("too-short", "It is shorter than the policy allows."),
    TOO_LONG("too-long", "It is longer than the policy allows."),
    RATE("rate", "More came in a minute from this name, this network or on this article than the policy allows."),
    BANNED_WORDS("banned-words", "It has words of the list of banned ones."),
    SUSPECT_WORDS("suspect-words", "It has words of the list of suspect ones."),
    MUTED("muted", "Its name or its network is muted."),
    REPORTED("reported", "Readers reported it."),
    SCORE("score", "It is much like comments that moderators rejected."),
    SCORE_LATE("score-late", "The scorer gave no answer in time."),
    MUTED_NEARBY("muted-nearby", "It came from a network near one that is muted, perhaps of the same customer.");

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

    /** A scorer's delay is none of the author's doing, nor what a neighbour did: nothing is refused for it. */
    boolean isAboutTheComment() {
        return this != SCORE_LATE && this != MUTED_NEARBY;
    }

    /** Whether the name is one that strangers may not take, whatever the policy. */
    public boolean protectsName() {
        return switch (this) {
            case STAFF_NAME, ARTICLE_AUTHOR_NAME, SITE_AUTHOR_NAME -> true;
            case EVERY_COMMENT,
                    FIRST_COMMENT,
                    MANY_LINKS,
                    MIXED_SCRIPTS,
                    OTHERS_NAME,
                    REPEATED,
                    TOO_SHORT,
                    TOO_LONG,
                    RATE,
                    BANNED_WORDS,
                    SUSPECT_WORDS,
                    MUTED,
                    REPORTED,
                    SCORE,
                    SCORE_LATE,
                    MUTED_NEARBY -> false;
        };
    }
}
