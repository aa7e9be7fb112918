package io.broadsheet.comment.domain;

/** What a moderator may name as the rule that a rejected comment broke. */
public enum HouseRule {
    INSULT("insult", "It insults or threatens somebody."),
    HATE("hate", "It attacks people for what they are."),
    OFF_TOPIC("off-topic", "It is not about the article."),
    ADVERTISING("advertising", "It advertises something."),
    PERSONAL_DATA("personal-data", "It tells private things about somebody."),
    ILLEGAL("illegal", "It may be against the law."),
    IMPERSONATION("impersonation", "Its name is that of somebody else."),
    OTHER("other", "It breaks the rules of this site.");

    private final String code;
    private final String explanation;

    HouseRule(String code, String explanation) {
        this.code = code;
        this.explanation = explanation;
    }

    /** Fixed, for programs. */
    public String code() {
        return code;
    }

    /** For the author. */
    public String explanation() {
        return explanation;
    }
}
