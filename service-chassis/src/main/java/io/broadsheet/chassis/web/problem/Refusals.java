package io.broadsheet.chassis.web.problem;

import org.jspecify.annotations.Nullable;

/** Translates the refusals of a service's own rules into problems: one bean in each service. */
public interface Refusals {

    /** @return null if it is none of them */
    @Nullable ProblemException explain(Throwable refusal);
}
