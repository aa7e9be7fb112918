package io.broadsheet.chassis.web.problem;

import org.jspecify.annotations.Nullable;

/** What the refusals of a service's own rules are over HTTP: one bean a service. */
public interface Refusals {

    /** @return null if it is none of them */
    @Nullable ProblemException explain(Throwable refusal);
}
