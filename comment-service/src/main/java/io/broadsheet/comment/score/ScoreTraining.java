package io.broadsheet.comment.score;

import io.broadsheet.chassis.Background;
import io.broadsheet.comment.score.Lessons.Lesson;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns anew from what moderators decided, every day and when asked to; one instance at a time does. A model is kept whole
 * or not at all, and the one before serves until then.
 */
@Component
class ScoreTraining extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreTraining.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** The newest of them, which a model is measured on: what comes next is more like them than like older ones. */
    private static final int HELD_OUT_OF = 5;

    private static final int TELLING = 40;

    private final TrainingJob job;
    private final DecidedComments decided;
    private final ScoreModels models;
    private final LearnedScorer scorer;
    private final ScoreSettings settings;
    private final MeterRegistry meters;
    private final UUID holder = UUID.randomUUID();

    ScoreTraining(
            TrainingJob job,
            DecidedComments decided,
            ScoreModels models,
            LearnedScorer scorer,
            ScoreSettings settings,
            MeterRegistry meters) {
        super("score-training");
        this.job = job;
        this.decided = decided;
        this.models = models;
        this.scorer = scorer;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    protected void work() throws InterruptedException {
        do {
            if (job.state().isDue(settings.interval(), job.now()) && job.lease(holder)) {
                meters.timer("broadsheet.comments.score.training").record((Runnable) this::train);
                // One that fails keeps its lease: nobody reads all decisions again before that is over.
                job.release(holder);
            }
        } while (isWantedAfter(LOOK));
    }

    private void train() {
        job.started(holder);
        var lessons = decided.newest(settings.mostDecisions(), read -> mayGoOn() && job.hasRead(holder, read));
        for (var of : lessons.entrySet()) {
            if (!mayGoOn()) {
                return;
            }
            learn(of.getKey(), of.getValue());
        }
        for (var language : models.versions().keySet()) {
            if (!lessons.containsKey(language) && mayGoOn()) {
                models.forget(language, 0, 0, job.now());
            }
        }
        if (mayGoOn()) {
            job.finished(holder);
            scorer.refresh();
        }
    }

    private boolean mayGoOn() {
        return isRunning() && job.lease(holder);
    }

    private void learn(String language, Lessons lessons) {
        Instant now = job.now();
        @Nullable Learned before = models.find(language).orElse(null);
        if (lessons.approved() < settings.leastDecisions() || lessons.refused() < settings.leastDecisions()) {
            if (mayGoOn()) {
                models.forget(language, lessons.approved(), lessons.refused(), now);
            }
            return;
        }
        long version = before == null ? 1 : before.latestVersion() + 1;
        var words = ScoreModel.words(lessons);
        var figures = heldOut(lessons, words);
        var since = before == null ? null : since(language, before, lessons, words);
        var model = ScoreModel.learn(lessons, lessons.inOrder(), words);
        var past = new Learned.Past(version, now, figures, since);
        var learned = new Learned(
                lessons.approved(),
                lessons.refused(),
                now,
                version,
                now,
                lessons.approved() + lessons.refused(),
                figures,
                since,
                model.telling(lessons, words, true, TELLING),
                model.telling(lessons, words, false, TELLING),
                Learned.withPast(before == null ? null : before.history(), past));
        if (mayGoOn() && models.put(language, before == null ? null : before.version(), learned, model.toBytes())) {
            LOG.info(
                    "Learned version {} for comments in {} from {} approvals and {} refusals",
                    version,
                    language,
                    lessons.approved(),
                    lessons.refused());
        }
    }

    /** The newest of either kind: refusals are forgotten after a while, so that of all together they are the newest. */
    static Figures heldOut(Lessons lessons, Map<Integer, String> words) {
        List<Lesson> older = new ArrayList<>();
        List<Lesson> newest = new ArrayList<>();
        for (var kind : lessons.inOrder().stream()
                .collect(Collectors.partitioningBy(Lesson::refused))
                .values()) {
            int split = kind.size() - kind.size() / HELD_OUT_OF;
            older.addAll(kind.subList(0, split));
            newest.addAll(kind.subList(split, kind.size()));
        }
        var model = ScoreModel.learn(lessons, older, words);
        return Figures.of(model, newest, lesson -> Lessons.keys(lesson, words));
    }

    /** How the model that served until now did on what came after it: worse than it was measured means that talk changed. */
    private @Nullable Figures since(String language, Learned before, Lessons lessons, Map<Integer, String> words) {
        Instant learnedAt = before.trainedAt();
        var stored = models.model(language).orElse(null);
        if (learnedAt == null || stored == null) {
            return null;
        }
        try {
            var model = ScoreModel.fromBytes(stored.packed());
            var newer = lessons.inOrder().stream()
                    .filter(lesson -> lesson.at().isAfter(learnedAt))
                    .toList();
            return Figures.of(model, newer, lesson -> Lessons.keys(lesson, words));
        } catch (IOException ofAnotherBuild) {
            return null;
        }
    }
}
