package io.broadsheet.comment.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What moderators decided on comments of one language, with the words as numbers: no text is kept, and some 60 MB at most
 * however many and strange the words are.
 */
public final class Lessons {

    /** In all comments together, half of them in either kind; what comes after is passed over. */
    private static final int MOST_WORDS = 6_000_000;

    private static final int MOST_DIFFERENT = 400_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Lesson> lessons = new ArrayList<>();
    private final int most;
    private int[] counts = new int[1024];
    private int next;
    private int wordsOfApproved;
    private int wordsOfRefused;
    private int refused;

    public Lessons() {
        this(MOST_WORDS);
    }

    Lessons(int most) {
        this.most = most;
    }

    /** @param words numbers of {@link Lessons} */
    record Lesson(int[] words, boolean refused, Instant at) {}

    /** @return whether there was room for it */
    public boolean add(String text, boolean isRefused, Instant at) {
        var keys = Words.of(text).keySet();
        int taken = (isRefused ? wordsOfRefused : wordsOfApproved) + keys.size();
        if (taken > most / 2) {
            return false;
        }
        lessons.add(new Lesson(keys.stream().mapToInt(this::count).toArray(), isRefused, at));
        if (isRefused) {
            wordsOfRefused = taken;
            refused++;
        } else {
            wordsOfApproved = taken;
        }
        if (numbers.size() > MOST_DIFFERENT) {
            forgetRare();
        }
        return true;
    }

    private int count(String key) {
        Integer known = numbers.get(key);
        int number = known == null ? next++ : known;
        if (known == null) {
            numbers.put(key, number);
            if (number == counts.length) {
                counts = Arrays.copyOf(counts, 2 * number);
            }
        }
        counts[number]++;
        return number;
    }

    private void forgetRare() {
        for (int few = 1; numbers.size() > MOST_DIFFERENT / 2; few++) {
            int most = few;
            numbers.values().removeIf(number -> counts[number] <= most);
        }
    }

    public int refused() {
        return refused;
    }

    public int approved() {
        return lessons.size() - refused;
    }

    /** The oldest first. */
    List<Lesson> inOrder() {
        return lessons.stream().sorted(Comparator.comparing(Lesson::at)).toList();
    }

    /** @return words that occur in at least so many comments, by their numbers */
    Map<Integer, String> common(int least) {
        var common = new HashMap<Integer, String>();
        numbers.forEach((key, number) -> {
            if (counts[number] >= least) {
                common.put(number, key);
            }
        });
        return common;
    }

    /** In how many comments it occurs. */
    int count(int number) {
        return counts[number];
    }

    static Collection<String> keys(Lesson lesson, Map<Integer, String> names) {
        return Arrays.stream(lesson.words())
                .filter(names::containsKey)
                .mapToObj(names::get)
                .toList();
    }
}
