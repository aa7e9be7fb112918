package io.broadsheet.comment.domain;

/** Why a reader reports a comment. */
public enum ReportReason {
    SPAM("spam"),
    /** Insults, threats. */
    ABUSE("abuse"),
    /** Against people for what they are. */
    HATE("hate"),
    /** Somebody's address, for one. */
    PRIVACY("privacy"),
    ILLEGAL("illegal"),
    OFF_TOPIC("off-topic"),
    OTHER("other");

    private final String code;

    ReportReason(String code) {
        this.code = code;
    }

    /** Fixed, for programs. */
    public String code() {
        return code;
    }
}
