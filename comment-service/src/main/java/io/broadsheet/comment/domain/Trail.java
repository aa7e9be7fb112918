package io.broadsheet.comment.domain;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An audit trail that has become long: what is kept with the comment, and what is kept beside it.
 *
 * @param kept the latest decisions, and those that others are about; latest last
 * @param older never changed again, but for what moderators wrote into them
 */
public record Trail(List<Decision> kept, List<Decision> older) {

    /** A shorter one is kept with the comment whole. */
    public static final int MOST_KEPT = 100;

    /** Of a longer one so many, the latest. */
    public static final int LEAST_KEPT = 50;

    /**
     * Both together, by when they were made.
     *
     * @param older some of them may be in {@code kept} too, as a process left them
     */
    public static List<Decision> whole(List<Decision> older, List<Decision> kept) {
        return older.isEmpty()
                ? kept
                : Stream.concat(
                                older.stream().filter(line -> kept.stream().noneMatch(line::isOfSameCall)),
                                kept.stream())
                        .sorted(Comparator.comparing(Decision::at))
                        .toList();
    }

    public static Trail of(Comment comment) {
        List<Decision> all = comment.decisions();
        if (all.size() <= MOST_KEPT) {
            return new Trail(all, List.of());
        }
        int before = all.size() - LEAST_KEPT;
        Decision standing = Decided.standing(all).orElse(null);
        Review.Appeal appeal = comment.posting().review().appeal();
        Predicate<Decision> isNeeded =
                line -> line == standing || appeal != null && line.at().equals(appeal.decided());
        var kept = Stream.concat(
                        all.subList(0, before).stream().filter(isNeeded), all.subList(before, all.size()).stream())
                .toList();
        return new Trail(
                kept, all.subList(0, before).stream().filter(isNeeded.negate()).toList());
    }
}
