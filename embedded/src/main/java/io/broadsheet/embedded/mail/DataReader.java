package io.broadsheet.embedded.mail;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects a mail from the bytes of a connection until CR LF . CR LF, and takes the doubled dots out. */
final class DataReader {

    private enum State {
        WITHIN_LINE,
        AFTER_CR,
        AT_LINE_START,
        AFTER_DOT,
        AFTER_DOT_CR
    }

    private final int biggest;
    private byte[] collected = new byte[16 * 1024];
    private int size;
    private State state = State.AT_LINE_START;

    DataReader(int biggest) {
        this.biggest = biggest;
    }

    /** The position after the final dot, or -1 when it is still to come and all bytes are used. */
    int read(byte[] bytes, int from, int to) {
        int position = from;
        while (position < to) {
            if (state == State.WITHIN_LINE) {
                int end = position;
                while (end < to && bytes[end] != '\r') {
                    end++;
                }
                append(bytes, position, end);
                position = end;
                if (position == to) {
                    return -1;
                }
            }
            byte b = bytes[position++];
            if (state == State.AFTER_DOT_CR && b == '\n') {
                return position;
            }
            take(b);
        }
        return -1;
    }

    private void take(byte b) {
        switch (state) {
            case AT_LINE_START -> {
                if (b == '.') { // stays out, whether it is a doubled one or the last
                    state = State.AFTER_DOT;
                    return;
                }
            }
            case AFTER_DOT -> {
                if (b == '\r') {
                    state = State.AFTER_DOT_CR;
                    return;
                }
            }
            case AFTER_DOT_CR -> append((byte) '\r');
            case WITHIN_LINE, AFTER_CR -> {}
        }
        append(b);
        state = b == '\r'
                ? State.AFTER_CR
                : state == State.AFTER_CR && b == '\n' ? State.AT_LINE_START : State.WITHIN_LINE;
    }

    /** The mail, or null when it was too big. */
    byte @Nullable [] data() {
        return size > biggest ? null : Arrays.copyOf(collected, size);
    }

    private void append(byte b) {
        append(new byte[] {b}, 0, 1);
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (size > biggest) {
            return;
        }
        if (size + length > collected.length) {
            collected = Arrays.copyOf(collected, Math.max(2 * collected.length, size + length));
        }
        System.arraycopy(bytes, from, collected, size, length);
        size += length;
    }
}
