package io.broadsheet.comment.domain;

import java.time.Instant;
import java.time.YearMonth;

/** Secrets by which readers are told apart for a while, one a month; forgotten, nothing tells any more who it was. */
public interface ReaderKeys {

    /**
     * The same on every instance; made when it is first asked for.
     *
     * @param keptUntil of a new one
     */
    Key of(YearMonth month, Instant keptUntil);

    void forgetBefore(Instant limit);

    /** @param salt random, in hexadecimal */
    record Key(String salt, Instant keptUntil) {
        /** Without the salt. */
        @Override
        public String toString() {
            return "Key[" + keptUntil + "]";
        }
    }
}
