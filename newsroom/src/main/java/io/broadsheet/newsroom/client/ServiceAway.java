package io.broadsheet.newsroom.client;

/** A service did not answer in time, or not as it should; trying again later can help. */
public final class ServiceAway extends Exception {
    private static final long serialVersionUID = 1L;

    private final String service;

    ServiceAway(String service, String reason) {
        super(service + " " + reason, null, false, false);
        this.service = service;
    }

    /** Whether it is the issuer, asked about accounts. */
    public boolean isOfIssuer() {
        return service.equals(AccountService.NAME);
    }
}
