package io.broadsheet.chassis.web.paging;

import io.broadsheet.chassis.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The page a caller asks for, by the parameters {@code limit} (1 to 100, default 20) and {@code after}. A controller
 * declares it as a plain parameter; unreadable values end the call with 400.
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int MOST = 100;
    public static final int USUAL = 20;

    /** How many rows to read to know whether another page follows. */
    public int fetch() {
        return limit + 1;
    }

    /** @throws ProblemException 400 naming the parameter */
    public static PageRequest parse(@Nullable String limit, @Nullable String after) {
        return new PageRequest(parseLimit(limit, USUAL, MOST), Cursor.parse(after));
    }

    /** @throws ProblemException 400 unless absent or a number from 1 to {@code most} */
    public static int parseLimit(@Nullable String limit, int usual, int most) {
        if (limit == null) {
            return usual;
        }
        if (limit.length() <= 6 && !limit.isEmpty() && limit.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= most) {
                return value;
            }
        }
        throw ProblemException.malformed("limit: must be a number from 1 to " + most + ".");
    }
}
