package io.broadsheet.chassis.web.stream;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream, made by Tomcat. Its headers are those of a plain answer that ends with the connection; after them
 * it is handed over as a protocol upgrade is, because an answer that is not over yet holds 110 KB of buffers in Tomcat,
 * and a connection alone 40. Nobody waits for the reader: what its socket does not take is kept up to a bound, then the
 * reader is dropped.
 */
public final class EventStream implements InternalHttpUpgradeHandler {
    private static final int MOST_UNSENT = 32 << 10;
    private static final int DISCARDED = 512;

    private volatile @Nullable SocketWrapperBase<?> socket;
    private volatile Consumer<EventStream> opened = _ -> {};
    private volatile Consumer<EventStream> closed = _ -> {};
    private volatile boolean over;
    /** Of what the socket has not taken; guarded by this. */
    private int unsent;

    private boolean behind;

    /** @param closed called once or more often */
    void onOpen(Consumer<EventStream> opened, Consumer<EventStream> closed) {
        this.opened = opened;
        this.closed = closed;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        opened.accept(this);
    }

    /** @return false if the reader is dropped */
    synchronized boolean send(byte[] message) {
        if (over) {
            return false;
        }
        if (behind && (unsent += message.length) > MOST_UNSENT) {
            close();
            return false;
        }
        try {
            var to = Objects.requireNonNull(socket);
            to.write(false, message, 0, message.length);
            flush(to);
            return true;
        } catch (IOException | RuntimeException gone) {
            close();
            return false;
        }
    }

    private void flush(SocketWrapperBase<?> to) throws IOException {
        behind = to.flush(false);
        if (behind) {
            to.registerWriteInterest();
        } else {
            unsent = 0;
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        try {
            switch (event) {
                case OPEN_READ -> discard();
                case OPEN_WRITE -> {
                    synchronized (this) {
                        flush(Objects.requireNonNull(socket));
                    }
                }
                case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> over = true;
            }
        } catch (IOException gone) {
            over = true;
        }
        if (over) {
            closed.accept(this);
            return SocketState.CLOSED;
        }
        return SocketState.UPGRADED;
    }

    /** Readers say nothing more; that they are gone is read as an end. */
    private void discard() throws IOException {
        var read = new byte[DISCARDED];
        int length;
        do {
            length = Objects.requireNonNull(socket).read(false, read, 0, read.length);
        } while (length > 0);
        over |= length < 0;
    }

    void close() {
        over = true;
        var from = socket;
        try {
            if (from != null) {
                from.close();
            }
        } finally {
            closed.accept(this);
        }
    }

    @Override
    public void destroy() {
        over = true;
        closed.accept(this);
    }

    @Override
    public void pause() {
        // The connection is closed when the server stops.
    }

    @Override
    public void timeoutAsync(long now) {
        // Nothing here ends by time.
    }

    @Override
    public void setSslSupport(@Nullable SSLSupport support) {
        // Whatever TLS there is, is in the connection.
    }
}
