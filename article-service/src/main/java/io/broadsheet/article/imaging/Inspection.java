package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Sentence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Looks at a picture's parts before any decoder touches them: what would cost too much is refused by what it says of itself. */
final class Inspection {

    private static final int LONGEST_SIDE = 30_000;

    private Inspection() {}

    /** @throws NotAPicture if it claims to be bigger than allowed, in any of its parts */
    static void check(byte[] bytes, Format format, ImageSettings limits) {
        var most = format == Format.WEBP ? Math.min(limits.pixels(), limits.webpPixels()) : limits.pixels();
        var seen = new boolean[1];
        Chunks.walk(bytes, format, (name, content) -> {
            var claimed = size(name, content, format);
            if (claimed != null) {
                seen[0] = true;
                require(claimed, most);
            }
        });
        if (!seen[0]) {
            throw new NotAPicture(Sentence.FILE_UNREADABLE);
        }
        if (format == Format.JPEG) {
            JpegScans.check(bytes);
            if (EndOfFile.isFilledUp(bytes)) {
                throw EndOfFile.cutOff();
            }
        }
        if (format == Format.WEBP && isCut(bytes)) {
            throw EndOfFile.cutOff();
        }
    }

    /** Decoders fill up what is missing of a WebP, and say nothing; its last byte may be one that only makes it even. */
    private static boolean isCut(byte[] webp) {
        var said = Integer.toUnsignedLong(
                ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        return said + 8 > webp.length + 1L;
    }

    /** Why a decoder could not read it. */
    static NotAPicture unreadable(byte[] bytes, Format format) {
        var isCut = switch (format) {
            case JPEG -> false;
            case PNG -> Chunks.first(bytes, format, "IEND") == null;
            case WEBP -> isCut(bytes);
        };
        return isCut ? EndOfFile.cutOff() : new NotAPicture(Sentence.FILE_UNREADABLE);
    }

    private static void require(Claim claimed, long most) {
        if (claimed.width < 1 || claimed.height < 1) {
            throw new NotAPicture(Sentence.FILE_UNREADABLE);
        }
        if (claimed.width > LONGEST_SIDE || claimed.height > LONGEST_SIDE || claimed.width * claimed.height > most) {
            throw new NotAPicture(Sentence.FILE_LARGE, most / 1_000_000, LONGEST_SIDE);
        }
    }

    private record Claim(long width, long height) {}

    /** @return the size that a part claims, or null if it claims none */
    private static @Nullable Claim size(String name, ByteBuffer part, Format format) {
        try {
            return switch (format) {
                case JPEG -> isFrame(name) ? new Claim(part.getShort(3) & 0xFFFF, part.getShort(1) & 0xFFFF) : null;
                case PNG -> png(name, part);
                case WEBP -> webp(name, part);
            };
        } catch (IndexOutOfBoundsException cut) {
            throw new NotAPicture(Sentence.FILE_UNREADABLE);
        }
    }

    /** Start of frame, of any kind: C0 to CF but for tables and arithmetic conditioning. */
    static boolean isFrame(String marker) {
        return marker.length() == 2
                && marker.charAt(0) == 'c'
                && !marker.equals("c4")
                && !marker.equals("c8")
                && !marker.equals("cc");
    }

    private static @Nullable Claim png(String name, ByteBuffer part) {
        return switch (name) {
            case "IHDR" -> new Claim(part.getInt(0), part.getInt(4));
            case "acTL" -> throw animated();
            default -> null;
        };
    }

    private static NotAPicture animated() {
        return new NotAPicture(Sentence.FILE_ANIMATED);
    }

    private static @Nullable Claim webp(String name, ByteBuffer part) {
        return switch (name) {
            case "VP8X" -> {
                if ((part.get(0) & 2) != 0) {
                    throw animated();
                }
                yield new Claim(1 + threeBytes(part, 4), 1 + threeBytes(part, 7));
            }
            case "VP8 " -> new Claim(part.getShort(6) & 0x3FFF, part.getShort(8) & 0x3FFF);
            case "VP8L" -> {
                var bits = part.getInt(1);
                yield new Claim(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
            }
            case "ANIM", "ANMF" -> throw animated();
            default -> null;
        };
    }

    private static int threeBytes(ByteBuffer part, int at) {
        return part.get(at) & 0xFF | (part.get(at + 1) & 0xFF) << 8 | (part.get(at + 2) & 0xFF) << 16;
    }
}
