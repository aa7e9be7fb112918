package io.broadsheet.newsletter.edition.application;

/** This planner was silent for longer than its lease, and another has taken over where it was. */
final class PlannerReplaced extends RuntimeException {
    PlannerReplaced(long number) {
        super("Another planner has taken over cut " + number);
    }
}
