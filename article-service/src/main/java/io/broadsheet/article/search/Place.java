package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Corrections.Correction;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. Its order is in it: scores change with each article that comes or goes, and differ from instance to
 * instance, so that a page reckoned anew would repeat or skip some. Any instance goes on from here, at any time.
 *
 * @param next which of the best comes next
 * @param after the last that was shown of the rest, which comes behind the best; null if none was
 */
public record Place(Ranking ranking, int next, @Nullable Last after) {

    private static final byte FORMAT = 3;
    private static final int HEAD = 3 + 2 * Integer.BYTES + 2 * Short.BYTES;
    private static final int LAST = 3 * Long.BYTES;

    private static final int IS_ALL = 0x20;
    private static final int IS_TOTAL_EXACT = 0x40;
    private static final int MEANING = 0x0F;

    /** In the order of the rest, the newest first. */
    public record Last(Instant published, UUID article) {}

    /** Opaque and safe in an address. */
    public String encode() {
        var best = ranking.best();
        var flags = ranking.meaning().ordinal()
                | (ranking.isAll() ? IS_ALL : 0)
                | (ranking.isTotalExact() ? IS_TOTAL_EXACT : 0);
        var corrections = corrections();
        var bytes = ByteBuffer.allocate(
                        HEAD + corrections.length + best.size() * ArticleKey.BYTES + (after == null ? 0 : LAST))
                .put(FORMAT)
                .put((byte) flags)
                .putInt(ranking.question())
                .putInt((int) Math.min(ranking.total(), Integer.MAX_VALUE))
                .putShort((short) next)
                .putShort((short) best.size())
                .put((byte) ranking.corrections().size())
                .put(corrections);
        best.forEach(key -> ArticleKey.put(bytes, key));
        if (after != null) {
            bytes.putLong(after.published().toEpochMilli())
                    .putLong(after.article().getMostSignificantBits())
                    .putLong(after.article().getLeastSignificantBits());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private byte[] corrections() {
        var bytes = new ByteArrayOutputStream();
        for (var each : ranking.corrections()) {
            var word = each.word().getBytes(UTF_8);
            bytes.write(each.part());
            bytes.write(word.length >> Byte.SIZE);
            bytes.write(word.length);
            bytes.writeBytes(word);
        }
        return bytes.toByteArray();
    }

    /** Whether it is of a list of what is wanted. */
    public boolean isOf(Wanted wanted) {
        return ranking.question() == wanted.hash()
                && new Corrections(SearchWords.of(wanted.words()), ranking.corrections()).arePossible();
    }

    /** What {@link #encode} wrote; null for anything else. */
    public static @Nullable Place parse(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            var place = bytes.remaining() >= HEAD && bytes.get() == FORMAT ? read(bytes) : null;
            return place != null && place.encode().equals(cursor) ? place : null;
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return null;
        }
    }

    private static @Nullable Place read(ByteBuffer bytes) {
        var flags = bytes.get();
        var meanings = Ranking.Meaning.values();
        var question = bytes.getInt();
        var total = bytes.getInt();
        var next = bytes.getShort();
        var size = bytes.getShort();
        var corrections = corrections(bytes);
        var left = bytes.remaining() - size * ArticleKey.BYTES;
        var meaning = flags & MEANING;
        if (meaning >= meanings.length
                || meanings[meaning] == Ranking.Meaning.CORRECTED && corrections.isEmpty()
                || total < 0
                || size < 0
                || size > Ranker.LISTED
                || next < 0
                || next > size
                || left != 0 && left != LAST) {
            return null;
        }
        var best = new ArrayList<Long>(size);
        for (var i = 0; i < size; i++) {
            best.add(ArticleKey.get(bytes));
        }
        var ranking = new Ranking(
                question,
                meanings[meaning],
                corrections,
                List.copyOf(best),
                (flags & IS_ALL) != 0,
                total,
                (flags & IS_TOTAL_EXACT) != 0);
        return new Place(ranking, next, left == 0 ? null : last(bytes));
    }

    private static List<Correction> corrections(ByteBuffer bytes) {
        var corrections = new ArrayList<Correction>();
        for (var left = Byte.toUnsignedInt(bytes.get()); left > 0; left--) {
            var part = bytes.get();
            var word = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(word);
            corrections.add(new Correction(part, new String(word, UTF_8)));
        }
        return List.copyOf(corrections);
    }

    private static Last last(ByteBuffer bytes) {
        return new Last(Instant.ofEpochMilli(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
    }
}
