package io.broadsheet.comment.score;

import io.broadsheet.comment.score.Lessons.Lesson;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How a model did on decisions that it did not learn from.
 *
 * @param decisions how many those were
 * @param refused how many of them moderators refused
 * @param at one for each threshold, the lowest first
 */
public record Figures(int decisions, int refused, List<At> at) {

    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    /** Of the normal distribution, for 95 of 100 cases. */
    private static final double SURE = 1.96;

    /**
     * @param held comments with this score or a higher one
     * @param right how many of them moderators refused
     */
    public record At(double threshold, int held, int right) {}

    /**
     * A share, and how sure it is: with 95 % it lies between the two others (Wilson's interval).
     *
     * @param of how many it is a share of
     */
    public record Share(double value, double low, double high, int of) {

        static Share of(int count, int of) {
            if (of == 0) {
                return new Share(0, 0, 1, 0);
            }
            double value = (double) count / of;
            double z2 = SURE * SURE / of;
            double centre = value + z2 / 2;
            double spread = SURE * Math.sqrt(value * (1 - value) / of + z2 / of / 4);
            return new Share(
                    value, Math.max(0, (centre - spread) / (1 + z2)), Math.min(1, (centre + spread) / (1 + z2)), of);
        }
    }

    static Figures of(ScoreModel model, List<Lesson> heldOut, Function<Lesson, Collection<String>> keys) {
        ToDoubleFunction<Lesson> scoring = lesson -> model.value(keys.apply(lesson));
        double[] scores = heldOut.stream().mapToDouble(scoring).toArray();
        var at = new java.util.ArrayList<At>();
        for (double threshold : THRESHOLDS) {
            int held = 0;
            int right = 0;
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] >= threshold) {
                    held++;
                    right += heldOut.get(i).refused() ? 1 : 0;
                }
            }
            at.add(new At(threshold, held, right));
        }
        return new Figures(
                scores.length, (int) heldOut.stream().filter(Lesson::refused).count(), List.copyOf(at));
    }

    /** Of those it would have held, how many moderators refused. */
    Share precision(At line) {
        return Share.of(line.right(), line.held());
    }

    /** Of those moderators refused, how many it would have held. */
    Share recall(At line) {
        return Share.of(line.right(), refused);
    }
}
