package io.broadsheet.embedded;

/** Somebody else listens on the port that was asked for. */
public final class PortInUse extends RuntimeException {

    private final int port;

    public PortInUse(int port) {
        super("Port " + port + " is in use");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
