package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures that count, until they end. */
public interface Measures {

    /**
     * @param call that takes it; absent if it has no key
     * @return it, or what the same call took before
     * @throws KeyReused if another one had the same key
     */
    Measure add(Measure measure, @Nullable Call call);

    /**
     * From now on it counts no more.
     *
     * @param by the moderator's subject
     * @return false if there is none, or no more
     */
    boolean end(UUID id, String by, Instant now);

    /** Latest first; {@code after} is by when they ended. */
    List<EndedMeasure> ended(@Nullable Position after, int limit);

    /** Those that end first, first; {@code after} is by their end. */
    List<Measure> list(Instant now, @Nullable Position after, int limit);

    /** Whether one is about any of these keys; what another instance did within the last half second may be missing. */
    boolean anyOn(Collection<String> keys, Instant now);

    /** Whom those were about that ended before. @return how many; fewer than {@code most} when none is left */
    int forgetEnded(Instant now, int most);
}
