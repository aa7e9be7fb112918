package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.PhaseName.RATE;
import static io.broadsheet.comment.domain.Step.Action.OFF;
import static io.broadsheet.comment.domain.Step.Action.REFUSE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A policy made ready to judge. */
public final class Pipeline {

    private final long version;
    private final Limits limits;
    private final List<Stage> stages;

    private record Stage(Step step, Phase phase) {}

    /**
     * @param version of the policy
     * @param site host and port of this paper's own pages
     */
    public Pipeline(HoldPolicy policy, long version, WordLists lists, String site) {
        this.version = version;
        boolean limited = policy.steps().stream().anyMatch(step -> step.phase() == RATE && step.action() != OFF);
        this.limits = limited ? policy.limits() : policy.limits().withoutRates();
        this.stages = policy.steps().stream()
                .filter(step -> step.action() != OFF)
                .map(step -> new Stage(step, Phase.of(step.phase(), policy, lists, site)))
                .toList();
    }

    /** Of the policy. */
    public long version() {
        return version;
    }

    public boolean asks(PhaseName phase) {
        return stages.stream().anyMatch(stage -> stage.step().phase() == phase);
    }

    /** Those that count; without any on rates where these are not asked about. */
    public Limits limits() {
        return limits;
    }

    /** Ends with the first phase that refuses; what is not about the comment holds it at most. */
    public Judgement judge(Submission submission) {
        var findings = new ArrayList<Finding>();
        for (Stage stage : stages) {
            List<Finding> found = stage.phase().examine(submission);
            findings.addAll(found);
            Optional<HoldReason> refused = found.stream()
                    .map(Finding::reason)
                    .filter(HoldReason::isAboutTheComment)
                    .findFirst();
            if (refused.isPresent() && stage.step().action() == REFUSE) {
                return judgement(refused.get(), findings, submission);
            }
        }
        return judgement(null, findings, submission);
    }

    private Judgement judgement(@Nullable HoldReason refusedFor, List<Finding> findings, Submission submission) {
        return new Judgement(version, refusedFor, List.copyOf(findings), submission.standing(), submission.article());
    }
}
