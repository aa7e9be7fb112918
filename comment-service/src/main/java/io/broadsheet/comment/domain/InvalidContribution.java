package io.broadsheet.comment.domain;

import java.util.List;

/** Words that break a rule; what the reader typed is not repeated here. */
public final class InvalidContribution extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidContribution(List<Fault> faults) {
        super("Unfit: " + faults.stream().map(Fault::field).toList());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** @param message for the reader, to be shown at the field */
    public record Fault(String field, String message) {}
}
