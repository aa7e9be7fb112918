package io.broadsheet.comment.domain;

/** A phase at its place in the pipeline, and what follows from a finding. */
public record Step(PhaseName phase, Action action) {

    /** What follows. */
    public enum Action {
        /** A moderator reads it before readers do. */
        HOLD,
        /** It is rejected at once; later phases are not asked. */
        REFUSE,
        OFF
    }
}
