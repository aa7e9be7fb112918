package io.broadsheet.newsletter.delivery.smtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A socket whose time-out is for all that is read between two writes, not for each byte of it: a server that sends one
 * byte a second, or lines without end, answers within that time or not at all. What has arrived already is read in any
 * case, as this process may have slept meanwhile.
 */
final class WholeAnswerSocket extends Socket {
    /** The longest answers, those to EHLO and of a TLS handshake, have a few thousand bytes. */
    static final int MOST_BYTES = 256 * 1024;

    private long askedAt = System.nanoTime();
    private int bytes;
    private int timeout;

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        super.setSoTimeout(millis);
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    /** @throws SocketTimeoutException if the answer has become too long */
    private void awaitRest() throws IOException {
        if (bytes > MOST_BYTES) {
            throw new SocketTimeoutException("An answer without end");
        }
        if (timeout > 0) {
            var passed = Duration.ofNanos(System.nanoTime() - askedAt).toMillis();
            super.setSoTimeout((int) Math.clamp(timeout - passed, 1, timeout));
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                awaitRest();
                var read = super.read();
                bytes++;
                return read;
            }

            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                awaitRest();
                var read = super.read(into, start, length);
                bytes += Math.max(0, read);
                return read;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
                asked();
            }

            @Override
            public void write(byte[] from, int start, int length) throws IOException {
                out.write(from, start, length);
                asked();
            }
        };
    }

    private void asked() {
        askedAt = System.nanoTime();
        bytes = 0;
    }
}
