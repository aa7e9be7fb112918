package io.broadsheet.website.client;

/** A service did not answer in time, or not as it should; trying again later can help. */
public final class ServiceAway extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whoever asked stopped waiting. */
    public static ServiceAway tooSlow() {
        return new ServiceAway("a service", "did not answer in time");
    }

    /** What was answered is from before something that events told. */
    public static ServiceAway behind() {
        return new ServiceAway("a service", "answered what was so before");
    }

    ServiceAway(String service, String reason) {
        super(service + " " + reason, null, false, false);
    }
}
