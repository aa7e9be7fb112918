package io.broadsheet.newsroom.view;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article over time.
 *
 * @param revisions newest first; null if they are not offered
 * @param chosen versions of other pages of the list that were chosen to be compared
 * @param next cursor of the earlier ones; null if there are none
 * @param activity newest first; null if it is not offered
 */
public record HistoryView(
        String article,
        String title,
        @Nullable List<Row> revisions,
        List<Long> chosen,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable String next,
        @Nullable List<Row> activity,
        @Nullable String earlierActivity) {

    /**
     * @param href null where there is nothing to look at
     * @param version null where there is none to compare
     * @param what was done, as it is said
     */
    public record Row(@Nullable String href, @Nullable Long version, Moment moment, String what, String about) {}

    public boolean isComparable() {
        return revisions != null && revisions.size() + chosen.size() > 1;
    }

    /** Whether the row is what is compared from; the latest but one of this page unless another was chosen. */
    public boolean isFrom(@Nullable Long version) {
        return isChosen(from, version, 1);
    }

    /** Whether it is what is compared to; the latest of this page unless another was chosen. */
    public boolean isTo(@Nullable Long version) {
        return isChosen(to, version, 0);
    }

    private boolean isChosen(@Nullable Long chosen, @Nullable Long version, int otherwise) {
        if (chosen != null || revisions == null || revisions.size() <= otherwise) {
            return chosen != null && chosen.equals(version);
        }
        return Objects.equals(revisions.get(otherwise).version(), version);
    }
}
