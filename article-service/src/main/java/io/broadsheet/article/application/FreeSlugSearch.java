package io.broadsheet.article.application;

import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.SlugChoice;
import io.broadsheet.article.domain.SlugTaken;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Finds a free slug by trying: only the unique index knows which one is. */
final class FreeSlugSearch {

    /** So many get a number in turn; a title used more often than that, any number. */
    private static final int IN_TURN = 9;

    private static final int MOST = 20;

    private FreeSlugSearch() {}

    /** @throws SlugTaken if the slug asked for is not free */
    static <T> T first(@Nullable Slug asked, RandomGenerator random, Function<SlugChoice, T> write) {
        if (asked != null) {
            return write.apply(new SlugChoice.Given(asked));
        }
        for (var trial = 1; ; trial++) {
            try {
                var number = trial <= IN_TURN ? trial : random.nextInt(IN_TURN + 1, 1_000_000);
                return write.apply(new SlugChoice.Derived(number));
            } catch (SlugTaken taken) {
                if (trial == MOST) {
                    throw taken;
                }
            }
        }
    }
}
