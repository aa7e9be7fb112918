package io.broadsheet.benchmark;

import io.broadsheet.comment.score.Lessons;
import io.broadsheet.comment.score.ScoreModel;
import java.time.Instant;
import java.util.Random;

/**
 * Learns from made-up decisions and scores comments, without a service: {@code ScoreTraining COUNT}. Words are drawn as in
 * natural language, the n-th as often as 1/n; a third of what is refused has one of a few hundred words of its own.
 */
final class ScoreTraining {

    private static final int VOCABULARY = 60_000;
    private static final int OWN_WORDS = 300;
    private static final int SCORED = 20_000;
    private static final double LN = Math.log(VOCABULARY);

    private ScoreTraining() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        var random = new Random(1);
        var lessons = new Lessons();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            boolean refused = random.nextInt(4) == 0;
            lessons.add(comment(random, refused), refused, Instant.EPOCH.plusSeconds(i));
        }
        long read = System.nanoTime();
        // As the job does: once without the newest, which it is measured on, and once of all.
        ScoreModel.learn(lessons);
        var model = ScoreModel.learn(lessons);
        long learned = System.nanoTime();
        byte[] packed = model.toBytes();
        System.out.printf(
                "%,d decisions: words %.1f s, two models %.1f s; model %,d bytes; heap in use %d MB%n",
                count, seconds(read - began), seconds(learned - read), packed.length, used());
        score(model, random);
    }

    private static void score(ScoreModel model, Random random) {
        var comments = new String[SCORED];
        for (int i = 0; i < SCORED; i++) {
            comments[i] = comment(random, false);
        }
        for (int round = 0; round < 3; round++) {
            var each = new long[SCORED];
            for (int i = 0; i < SCORED; i++) {
                long before = System.nanoTime();
                model.score(comments[i]);
                each[i] = System.nanoTime() - before;
            }
            java.util.Arrays.sort(each);
            System.out.printf(
                    "scoring one comment, round %d: median %.3f ms, p99 %.3f ms%n",
                    round + 1, each[SCORED / 2] / 1e6, each[SCORED * 99 / 100] / 1e6);
        }
    }

    private static String comment(Random random, boolean refused) {
        int length = 10 + random.nextInt(60);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(word((int) Math.exp(random.nextDouble() * LN))).append(i % 12 == 11 ? ". " : " ");
        }
        if (refused && random.nextInt(3) > 0) {
            text.append("own").append(word(random.nextInt(OWN_WORDS)));
        }
        return text.toString();
    }

    /** Letters only, of a usual length. */
    private static String word(int rank) {
        var letters = new StringBuilder();
        for (int rest = rank + 26; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26)).append("aeiou".charAt(rest % 5));
        }
        return letters.toString();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
