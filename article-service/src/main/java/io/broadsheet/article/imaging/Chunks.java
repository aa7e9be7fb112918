package io.broadsheet.article.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks through the parts that JPEG, PNG and WebP files are made of, as far as they can be followed. */
final class Chunks {

    private Chunks() {}

    @FunctionalInterface
    interface Visitor {
        /** @param content of the part, from its first byte */
        void visit(String name, ByteBuffer content);
    }

    /** Parts by their four letters; of a JPEG, segments by their marker in hex. */
    static void walk(byte[] bytes, Format format, Visitor visitor) {
        switch (format) {
            case JPEG -> jpeg(ByteBuffer.wrap(bytes), visitor);
            case PNG -> png(ByteBuffer.wrap(bytes), visitor);
            case WEBP -> webp(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), visitor);
        }
    }

    /** Up to the first scan. */
    private static void jpeg(ByteBuffer file, Visitor visitor) {
        file.position(2);
        while (file.remaining() >= 4) {
            if ((file.get() & 0xFF) != 0xFF) {
                return;
            }
            var marker = file.get() & 0xFF;
            if (marker == 0xFF) {
                // Any number of these may come before a marker.
                file.position(file.position() - 1);
                continue;
            }
            var length = (file.getShort() & 0xFFFF) - 2;
            if (marker == 0xDA || !pass(Integer.toHexString(marker), file, length, 0, visitor)) {
                return;
            }
        }
    }

    private static void png(ByteBuffer file, Visitor visitor) {
        file.position(8);
        while (file.remaining() >= 12) {
            var length = file.getInt();
            if (!pass(name(file), file, length, 4, visitor)) {
                return;
            }
        }
    }

    private static void webp(ByteBuffer file, Visitor visitor) {
        file.position(12);
        while (file.remaining() >= 8) {
            var name = name(file);
            var length = file.getInt();
            if (!pass(name, file, length, length & 1, visitor)) {
                return;
            }
        }
    }

    private static String name(ByteBuffer file) {
        var letters = new char[4];
        for (var i = 0; i < 4; i++) {
            letters[i] = (char) (file.get() & 0xFF);
        }
        return new String(letters);
    }

    private static boolean pass(String name, ByteBuffer file, int length, int after, Visitor visitor) {
        if (length < 0) {
            return false;
        }
        var end = Math.min(length, file.remaining());
        visitor.visit(name, file.slice(file.position(), end).order(file.order()));
        if (end + after > file.remaining()) {
            return false;
        }
        file.position(file.position() + end + after);
        return true;
    }

    /** @return the first part of that name, or null */
    static @Nullable ByteBuffer first(byte[] bytes, Format format, String name) {
        var found = new ByteBuffer[1];
        walk(bytes, format, (part, content) -> {
            if (found[0] == null && part.equals(name)) {
                found[0] = content;
            }
        });
        return found[0];
    }
}
