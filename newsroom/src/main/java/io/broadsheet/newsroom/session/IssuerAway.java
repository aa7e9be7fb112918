package io.broadsheet.newsroom.session;

/** The issuer does not answer, or not as an OIDC issuer; trying again later can help. */
public final class IssuerAway extends Exception {
    private static final long serialVersionUID = 1L;

    IssuerAway(String reason) {
        super(reason, null, false, false);
    }
}
