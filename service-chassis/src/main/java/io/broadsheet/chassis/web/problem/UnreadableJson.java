package io.broadsheet.chassis.web.problem;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.Texts;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells what is wrong with a body in words that repeat nothing of it but the members' names. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ProblemException explain(HttpMessageNotReadableException unreadable) {
        return Causes.of(unreadable)
                .flatMap(cause -> explain(cause).stream())
                .findFirst()
                .orElseGet(() -> ProblemException.malformed("A body is needed, or the one sent cannot be read."));
    }

    private static List<ProblemException> explain(Throwable cause) {
        return switch (cause) {
            case ProblemException known -> List.of(known);
            case UnrecognizedPropertyException unknown ->
                List.of(ProblemException.malformed(path(unknown) + ": unknown member."));
            case InvalidFormatException odd
            when odd.getValue() instanceof String && isValueType(odd.getTargetType()) ->
                List.of(ProblemException.invalid(path(odd), sentence(odd.getTargetType())));
            case MismatchedInputException absent
            when isAbsent(absent) -> List.of(ProblemException.invalid(path(absent), "Is missing."));
            case InputCoercionException beyond ->
                List.of(ProblemException.malformed(name(beyond, "The body") + ": a number is too large."));
            case MismatchedInputException mismatch -> List.of(ProblemException.malformed(mismatch(mismatch)));
            case StreamConstraintsException beyond ->
                List.of(ProblemException.malformed(
                        "The JSON is nested too deep, or a name or number in it is too long."));
            case StreamReadException broken -> List.of(ProblemException.malformed(syntax(broken)));
            default -> List.of();
        };
    }

    /** Of a member with no value to fall back on nothing was sent, not even null. */
    private static boolean isAbsent(MismatchedInputException mismatch) {
        return mismatch.getTargetType() != null
                && mismatch.getTargetType().isPrimitive()
                && mismatch.getCurrentToken() == JsonToken.END_OBJECT;
    }

    private static String mismatch(MismatchedInputException mismatch) {
        if (mismatch.getPath().isEmpty()) {
            return mismatch.getCurrentToken() == null || mismatch.getCurrentToken() == JsonToken.END_OBJECT
                    ? "The body is not one JSON value of the expected kind."
                    : "The body: " + expectation(mismatch.getTargetType()) + ".";
        }
        var name = path(mismatch);
        return mismatch.getCurrentToken() == JsonToken.VALUE_NULL
                ? name + ": must not be null."
                : name + ": " + expectation(mismatch.getTargetType()) + ".";
    }

    private static String syntax(StreamReadException broken) {
        var message = broken.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate Object property")) {
            return name(broken, "The body") + ": a member is given twice.";
        }
        var at = broken.getLocation();
        return at == null
                ? "The body is not valid JSON."
                : "The body is not valid JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").";
    }

    private static String name(JacksonException failure, String otherwise) {
        return failure.getPath().isEmpty() ? otherwise : path(failure);
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shortened(step.getPropertyName()));
            }
        }
        return path.isEmpty() ? "The body" : path.toString();
    }

    private static String shortened(String name) {
        return name.length() <= 80 ? name : Texts.beginning(name, 80) + "…";
    }

    /** Types written as a JSON string: a string that is none of them breaks a rule, the JSON itself is right. */
    private static boolean isValueType(Class<?> type) {
        return !type.isPrimitive()
                && type != Boolean.class
                && !type.isArray()
                && Stream.of(Number.class, Collection.class, Map.class).noneMatch(kind -> kind.isAssignableFrom(type));
    }

    private static String sentence(Class<?> type) {
        var expectation = expectation(type);
        return Character.toUpperCase(expectation.charAt(0)) + expectation.substring(1) + ".";
    }

    private static String expectation(Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        } else if (type.isEnum()) {
            return "must be one of the accepted values";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            return "must be text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        } else if (Temporal.class.isAssignableFrom(type)) {
            return "must be a point in time as ISO 8601 writes it, 2026-01-31T12:00:00Z";
        } else if (type == UUID.class) {
            return "must be an id";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "must be an object" : "has the wrong form";
    }
}
