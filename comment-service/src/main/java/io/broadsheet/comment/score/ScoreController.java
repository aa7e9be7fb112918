package io.broadsheet.comment.score;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.comment.score.Figures.Share;
import io.broadsheet.comment.score.ScoreModel.Telling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the learned score knows, and how sure it is of it. */
@RestController
@RequestMapping("/moderation/score")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ScoreController {

    private final ScoreModels models;
    private final TrainingJob job;
    private final Scorers scorers;
    private final ScoreSettings settings;

    ScoreController(ScoreModels models, TrainingJob job, Scorers scorers, ScoreSettings settings) {
        this.models = models;
        this.job = job;
        this.scorers = scorers;
        this.settings = settings;
    }

    /** @param outside absent if no scorer from outside is asked */
    record ScoreState(Training training, @Nullable OutsideState outside, List<Language> languages) {}

    /**
     * @param state {@code idle}, {@code requested} or {@code running}
     * @param read decisions so far, of the one that is running or was the last
     * @param every seconds from one training to the next that begins by itself
     */
    record Training(
            String state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int read,
            long every) {}

    /**
     * @param away whether the last call failed
     * @param whenLate {@code allow} or {@code hold}
     */
    record OutsideState(boolean away, long deadlineMillis, String whenLate) {}

    /**
     * @param language its own subtag, BCP 47; {@code und} where the article's is not known
     * @param state {@code learned} or {@code not-enough-decisions}
     * @param needed approvals, and as many refusals, from which on something is learned
     * @param model absent until something was learned
     */
    record Language(
            String language,
            String state,
            int approved,
            int refused,
            int needed,
            Instant countedAt,
            @Nullable Model model) {}

    /**
     * @param heldOut measured on the newest fifth of the decisions, by a model that learned from the others only
     * @param since the model before, on what was decided after it had learned; absent of the first one
     * @param refusing words that tell most for a refusal, {@code approving} against one
     * @param history of models, latest last
     */
    record Model(
            long version,
            Instant trainedAt,
            int learnedFrom,
            Measured heldOut,
            @Nullable Measured since,
            List<Telling> refusing,
            List<Telling> approving,
            List<Past> history) {}

    record Past(
            long version,
            Instant trainedAt,
            Measured heldOut,
            @Nullable Measured since) {}

    record Measured(int decisions, int refused, List<Line> thresholds) {

        static Measured from(Figures figures) {
            return new Measured(
                    figures.decisions(),
                    figures.refused(),
                    figures.at().stream()
                            .map(line -> new Line(
                                    line.threshold(), line.held(), figures.precision(line), figures.recall(line)))
                            .toList());
        }

        static @Nullable Measured orNone(@Nullable Figures figures) {
            return figures == null || figures.decisions() == 0 ? null : from(figures);
        }
    }

    /**
     * @param held comments with this score or a higher one
     * @param precision how many of those moderators refused
     * @param recall how many of what moderators refused has it
     */
    record Line(double threshold, int held, Share precision, Share recall) {}

    @GetMapping
    @Operation(
            summary =
                    "What was learned from moderators' decisions, by language: how many they were, precision and recall on"
                            + " decisions held out, the most telling words")
    ScoreState state() {
        return new ScoreState(
                training(),
                outside(),
                models.all().entrySet().stream()
                        .map(of -> language(of.getKey(), of.getValue()))
                        .toList());
    }

    @PostMapping("/training")
    @Operation(summary = "Learns anew, soon; asking again before it has begun changes nothing")
    @ApiResponse(responseCode = "202", description = "It will begin within seconds")
    ResponseEntity<Training> train() {
        job.request();
        return ResponseEntity.accepted().body(training());
    }

    private Training training() {
        var state = job.state();
        String word = state.isRunning() ? "running" : state.isRequested() ? "requested" : "idle";
        return new Training(
                word,
                state.startedAt(),
                state.finishedAt(),
                state.read(),
                settings.interval().toSeconds());
    }

    private @Nullable OutsideState outside() {
        Boolean away = scorers.isOutsideAway();
        return away == null
                ? null
                : new OutsideState(
                        away,
                        settings.outside().deadline().toMillis(),
                        settings.outside().whenLate().name().toLowerCase(Locale.ROOT));
    }

    private Language language(String language, Learned learned) {
        return new Language(
                language,
                learned.version() == null ? "not-enough-decisions" : "learned",
                learned.approved(),
                learned.refused(),
                settings.leastDecisions(),
                learned.countedAt(),
                learned.version() == null ? null : model(learned, learned.version()));
    }

    private static Model model(Learned learned, long version) {
        return new Model(
                version,
                Objects.requireNonNull(learned.trainedAt()),
                Objects.requireNonNull(learned.learnedFrom()),
                Measured.from(Objects.requireNonNull(learned.figures())),
                Measured.orNone(learned.since()),
                Objects.requireNonNull(learned.refusing()),
                Objects.requireNonNull(learned.approving()),
                Objects.requireNonNull(learned.history()).stream()
                        .map(past -> new Past(
                                past.version(),
                                past.trainedAt(),
                                Measured.from(past.figures()),
                                Measured.orNone(past.since())))
                        .toList());
    }
}
