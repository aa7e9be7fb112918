package io.broadsheet.comment.score;

import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.score.Lessons.Lesson;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.maxent.io.BinaryQNModelReader;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.util.TrainingParameters;

/** What was learned of one language: a weight for each word, by OpenNLP's maximum entropy classifier. */
public final class ScoreModel {

    static final int APPROVED = 0;
    static final int REFUSED = 1;
    static final String[] OUTCOMES = {"approved", "refused"};

    /** Words of fewer comments say nothing, and could be somebody's. */
    private static final int LEAST_COMMENTS = 3;
    /** Some 3 MB packed; a document of MongoDB has 16. */
    private static final int MOST_WORDS = 100_000;

    private static final int LARGEST = 8 << 20;
    private static final int LARGEST_UNPACKED = 32 << 20;
    private static final int ITERATIONS = 100;
    private static final double SHRINKING = 1.0;
    private static final int MOST_NAMED = 10;

    private final QNModel model;
    private final Map<String, Context> weights;

    @SuppressWarnings("unchecked")
    private ScoreModel(QNModel model) {
        this.model = model;
        this.weights = (Map<String, Context>) model.getDataStructures()[1];
    }

    /** A word, how much it tells for a refusal (log odds; below zero against one), and in how many comments it was. */
    public record Telling(String word, double weight, int comments) {}

    /** @return words that are common enough to learn from, by their numbers */
    static Map<Integer, String> words(Lessons lessons) {
        int least = LEAST_COMMENTS;
        var words = lessons.common(least);
        while (words.size() > MOST_WORDS) {
            least++;
            words = lessons.common(least);
        }
        return words;
    }

    public static ScoreModel learn(Lessons lessons) {
        return learn(lessons, lessons.inOrder(), words(lessons));
    }

    /** @param some of the lessons */
    static ScoreModel learn(Lessons lessons, List<Lesson> some, Map<Integer, String> words) {
        var parameters = new TrainingParameters();
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, SHRINKING);
        parameters.put(QNTrainer.THREADS_PARAM, 1);
        var trainer = new QNTrainer();
        trainer.init(parameters, new java.util.HashMap<>());
        return new ScoreModel(trainer.trainModel(ITERATIONS, new LessonIndex(lessons, some, words)));
    }

    public Score score(String text) {
        var words = Words.of(text);
        if (words.keySet().stream().noneMatch(key -> !Words.isTrait(key) && weights.containsKey(key))) {
            // It would be the share of all that were refused.
            return new Score.NotKnown();
        }
        return new Score.Known(
                value(words.keySet()),
                words.entrySet().stream()
                        .filter(word -> !Words.isTrait(word.getKey()) && weight(word.getKey()) > 0)
                        .sorted(Comparator.comparingDouble(word -> -weight(word.getKey())))
                        .limit(MOST_NAMED)
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** @return 0 to 1 */
    double value(Collection<String> keys) {
        return Math.clamp(model.eval(keys.toArray(String[]::new))[REFUSED], 0, 1);
    }

    private double weight(String key) {
        Context weight = weights.get(key);
        return weight == null ? 0 : difference(weight);
    }

    private static double difference(Context weight) {
        return weight.getParameters()[REFUSED] - weight.getParameters()[APPROVED];
    }

    /** The words that tell most for a refusal, and those that tell most against one. */
    List<Telling> telling(Lessons lessons, Map<Integer, String> words, boolean refusing, int most) {
        Comparator<Telling> order = Comparator.comparingDouble(Telling::weight);
        return words.entrySet().stream()
                .filter(word -> !Words.isTrait(word.getValue()))
                .map(word -> new Telling(word.getValue(), weight(word.getValue()), lessons.count(word.getKey())))
                .filter(word -> refusing ? word.weight() > 0 : word.weight() < 0)
                .sorted(refusing ? order.reversed() : order)
                .limit(most)
                .toList();
    }

    /** Packed by gzip. */
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new DataOutputStream(new GZIPOutputStream(bytes))) {
            new BinaryQNModelWriter(model, packed).persist();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (bytes.size() > LARGEST) {
            throw new IllegalStateException("a model of " + bytes.size() + " bytes");
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is no model that this build can read */
    public static ScoreModel fromBytes(byte[] packed) throws IOException {
        try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = unpacking.readNBytes(LARGEST_UNPACKED);
            var read = new BinaryQNModelReader(
                    new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(bytes))));
            if (read.getModel() instanceof QNModel model && Arrays.equals(OUTCOMES, outcomes(model))) {
                return new ScoreModel(model);
            }
            throw new IOException("a model of something else");
        } catch (RuntimeException unreadable) {
            throw new IOException("a model that cannot be read", unreadable);
        }
    }

    private static String[] outcomes(QNModel model) {
        return (String[]) model.getDataStructures()[2];
    }
}
