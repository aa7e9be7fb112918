package io.broadsheet.chassis.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** How a service shows problems to people; declared as a bean. */
@FunctionalInterface
public interface ProblemView {

    /** @return null where the document is the answer, as programs want it */
    @Nullable ResponseEntity<Object> of(ProblemDocument problem, HttpServletRequest request);
}
