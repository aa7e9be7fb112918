package io.broadsheet.comment.score;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.CommentScorer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Score;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Scores by the newest models, whichever instance learned them. */
@Component
class LearnedScorer implements CommentScorer {

    private static final Logger LOG = LoggerFactory.getLogger(LearnedScorer.class);
    private static final LogLimit UNREADABLE = new LogLimit(Duration.ofMinutes(10));

    private final ScoreModels models;
    private volatile Map<String, Loaded> loaded = Map.of();

    private record Loaded(long version, ScoreModel model) {}

    LearnedScorer(ScoreModels models) {
        this.models = models;
    }

    @Override
    public Score score(Contribution words, @Nullable String language) {
        var known = loaded.get(DecidedComments.languageOf(language));
        return known == null ? new Score.NotKnown() : known.model().score(words.text());
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.score.refresh-interval}")
    void refresh() {
        var next = new HashMap<>(loaded);
        var versions = models.versions();
        next.keySet().retainAll(versions.keySet());
        versions.forEach((language, version) -> {
            var have = next.get(language);
            if (have == null || have.version() != version) {
                load(language, next);
            }
        });
        loaded = Map.copyOf(next);
    }

    /** What cannot be read, perhaps because a newer build wrote it, leaves the one that is there. */
    private void load(String language, Map<String, Loaded> into) {
        try {
            var stored = models.model(language).orElse(null);
            if (stored != null) {
                into.put(language, new Loaded(stored.version(), ScoreModel.fromBytes(stored.packed())));
            }
        } catch (IOException e) {
            if (UNREADABLE.allows()) {
                LOG.warn("The model of comments in {} cannot be read", language, Loggable.of(e));
            }
        }
    }
}
