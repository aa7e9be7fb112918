package io.broadsheet.chassis.web.problem;

/**
 * One broken rule.
 *
 * @param field the member's path in the request, {@code authors[2]} or {@code body.source}
 * @param message for the person who filled in the form
 */
public record FieldError(String field, String message) {}
