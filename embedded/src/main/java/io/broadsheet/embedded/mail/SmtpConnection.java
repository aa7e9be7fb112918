package io.broadsheet.embedded.mail;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines and mails of one connection. Answers are sent when nothing more is there to read, so pipelining pays. */
final class SmtpConnection {

    private static final int LONGEST_LINE = 4_096;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[32 * 1024];
    private int position;
    private int limit;

    SmtpConnection(Socket socket) throws IOException {
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), 8 * 1024);
    }

    void send(String lines) throws IOException {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    /** A line without its end, or null when it was too long. */
    @Nullable String readLine() throws IOException {
        var line = new ByteArrayOutputStream(128);
        int length = 0;
        for (int b = read(); b != '\n'; b = read()) {
            if (++length <= LONGEST_LINE) {
                line.write(b);
            }
        }
        return length > LONGEST_LINE
                ? null
                : line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** A mail up to its final dot, or null when it was too big. */
    byte @Nullable [] readData(int biggest) throws IOException {
        var reader = new DataReader(biggest);
        while (true) {
            fill();
            int end = reader.read(buffer, position, limit);
            if (end >= 0) {
                position = end;
                return reader.data();
            }
            position = limit;
        }
    }

    private int read() throws IOException {
        fill();
        return buffer[position++] & 0xFF;
    }

    private void fill() throws IOException {
        if (position == limit) {
            out.flush();
            position = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0) {
                throw new EOFException();
            }
        }
    }
}
