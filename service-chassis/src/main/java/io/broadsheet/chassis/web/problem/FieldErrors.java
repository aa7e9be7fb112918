package io.broadsheet.chassis.web.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every broken rule of a request, so that a person need not find them one by one. */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    /** Notes a broken rule. */
    public FieldErrors add(String field, String message) {
        return add(new FieldError(field, message));
    }

    /** Notes a broken rule. */
    public FieldErrors add(FieldError error) {
        errors.add(error);
        return this;
    }

    /** Notes a broken rule unless {@code holds}. */
    public FieldErrors check(boolean holds, String field, String message) {
        return holds ? this : add(field, message);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public List<FieldError> list() {
        return List.copyOf(errors);
    }

    /** 422 with all of them. */
    public ProblemException problem() {
        return ProblemException.invalid(errors);
    }

    /** @throws ProblemException 422 with all of them, if there is any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
