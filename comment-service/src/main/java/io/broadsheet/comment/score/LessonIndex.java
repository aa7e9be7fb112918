package io.broadsheet.comment.score;

import io.broadsheet.comment.score.Lessons.Lesson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.jspecify.annotations.Nullable;

/** Lessons as OpenNLP's trainer reads them. Its own indexers take every word as a text, and log what they drop. */
final class LessonIndex implements DataIndexer {

    private final int[][] contexts;
    private final int[] outcomes;
    private final int[] once;
    private final String[] labels;
    private final int[] counts;

    /** @param names of the words that count, by their numbers */
    LessonIndex(Lessons all, List<Lesson> lessons, Map<Integer, String> names) {
        var places = new HashMap<Integer, Integer>();
        labels = new String[names.size()];
        counts = new int[names.size()];
        names.forEach((number, name) -> {
            int place = places.size();
            places.put(number, place);
            labels[place] = name;
            counts[place] = all.count(number);
        });
        contexts = lessons.stream()
                .map(lesson -> Arrays.stream(lesson.words())
                        .filter(places::containsKey)
                        .map(places::get)
                        .toArray())
                .toArray(int[][]::new);
        outcomes = lessons.stream()
                .mapToInt(lesson -> lesson.refused() ? ScoreModel.REFUSED : ScoreModel.APPROVED)
                .toArray();
        once = new int[contexts.length];
        Arrays.fill(once, 1);
    }

    @Override
    public int[][] getContexts() {
        return contexts;
    }

    @Override
    public int[] getNumTimesEventsSeen() {
        return once;
    }

    @Override
    public int[] getOutcomeList() {
        return outcomes;
    }

    @Override
    public String[] getPredLabels() {
        return labels;
    }

    @Override
    public int[] getPredCounts() {
        return counts;
    }

    @Override
    public String[] getOutcomeLabels() {
        return ScoreModel.OUTCOMES.clone();
    }

    /** Every word counts the same. */
    @Override
    public float @Nullable [][] getValues() {
        return null;
    }

    @Override
    public int getNumEvents() {
        return contexts.length;
    }

    @Override
    public void init(TrainingParameters parameters, Map<String, String> report) {
        // Nothing to set.
    }

    @Override
    public void index(ObjectStream<Event> events) {
        throw new UnsupportedOperationException("made of lessons");
    }
}
