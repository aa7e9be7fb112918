package io.broadsheet.chassis.messaging;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what was read to the records' own promises: what is not marked as nullable is there. */
final class RequiredMembers {

    private RequiredMembers() {}

    /** @throws MalformedEvent naming the first member that is missing */
    static void check(Object event) {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = valueOf(component, event);
            if (value == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new MalformedEvent("Value has no \"%s\"".formatted(component.getName()));
                }
            } else {
                checkInside(component, value);
            }
        }
    }

    private static void checkInside(RecordComponent component, Object value) {
        if (value instanceof Record nested) {
            check(nested);
        } else if (value instanceof List<?> items) {
            for (Object item : items) {
                if (item == null) {
                    throw new MalformedEvent("Value has a null in \"%s\"".formatted(component.getName()));
                }
                checkInside(component, item);
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Records of events are public", e);
        }
    }
}
