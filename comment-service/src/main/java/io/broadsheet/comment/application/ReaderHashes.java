package io.broadsheet.comment.application;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.comment.domain.ReaderKeys;
import io.broadsheet.comment.domain.VotingOver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tells whether the same reader comes back to the same comment, and nothing else: a hash of the comment and the reader's
 * network, under a key of the month in which the comment was posted. It takes the service's secret and a salt of the
 * database to make one; the salt is forgotten when no vote on that month's comments is taken any more.
 */
@Component
class ReaderHashes {
    private static final int LENGTH = 16;
    private static final int MOST_KEPT = 12;
    /** Whoever asks at the last moment still finds it. */
    private static final Duration SPARE = Duration.ofDays(1);

    private final ReaderKeys keys;
    private final SignedTokens tokens;
    private final Duration votingOpen;
    /** By which keys are forgotten. */
    private final InstantSource time;

    private final Map<YearMonth, Secret> kept = new ConcurrentHashMap<>();

    ReaderHashes(
            ReaderKeys keys,
            SignedTokens tokens,
            CommentProperties properties,
            @Qualifier("databaseClock") InstantSource time) {
        this.time = time;
        this.keys = keys;
        this.tokens = tokens;
        this.votingOpen = properties.votingOpen();
    }

    /**
     * @param values the same of each secret of the service, the current one first
     * @param keptUntil when nobody can make it again
     */
    record ReaderHash(List<String> values, Instant keptUntil) {
        String value() {
            return values.getFirst();
        }

        List<String> others() {
            return values.subList(1, values.size());
        }
    }

    private record Secret(List<SecretKeySpec> keys, Instant keptUntil) {}

    /**
     * @param of month by any instant in it
     * @param purpose keeps what is done apart
     * @throws VotingOver if nobody can make it any more, or soon
     */
    ReaderHash of(String purpose, UUID commentId, String network, Instant of) {
        return of(purpose, commentId, network, month(of));
    }

    private ReaderHash of(String purpose, UUID commentId, String network, YearMonth month) {
        Secret secret = secret(month);
        if (!time.instant().isBefore(secret.keptUntil())) {
            throw new VotingOver();
        }
        String what = purpose + '\n' + commentId + '\n' + network;
        var values = secret.keys().stream()
                .map(key -> HexFormat.of().formatHex(Sha256.keyed(key, what), 0, LENGTH))
                .toList();
        return new ReaderHash(values, secret.keptUntil());
    }

    /**
     * Of each month from now back to another one, as long as its salt is there.
     *
     * @throws VotingOver if there is none of this month
     */
    List<ReaderHash> since(String purpose, UUID commentId, String network, Instant first, Instant now) {
        var hashes = new ArrayList<ReaderHash>();
        YearMonth month = month(now);
        hashes.add(of(purpose, commentId, network, month));
        try {
            while (month.isAfter(month(first)) && hashes.size() < MOST_KEPT) {
                month = month.minusMonths(1);
                hashes.add(of(purpose, commentId, network, month));
            }
        } catch (VotingOver forgotten) {
            // So are those before it, and what was kept by them.
        }
        return hashes;
    }

    private static YearMonth month(Instant of) {
        return YearMonth.from(of.atZone(ZoneOffset.UTC));
    }

    private Secret secret(YearMonth month) {
        Secret known = kept.get(month);
        if (known != null) {
            return known;
        }
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var key = keys.of(month, end.plus(votingOpen).plus(SPARE));
        var own = tokens.issueByEach("comment-readers", UUID.nameUUIDFromBytes(Sha256.of(key.salt())), 0);
        var secret = new Secret(own.stream().map(Sha256::key).toList(), key.keptUntil());
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(month, secret);
        return secret;
    }

    /** What the database forgot is forgotten here, too. */
    void forgetBefore(Instant limit) {
        keys.forgetBefore(limit);
        kept.values().removeIf(secret -> secret.keptUntil().isBefore(limit));
    }
}
