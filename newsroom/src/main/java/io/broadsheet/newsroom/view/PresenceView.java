package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who else has an article open. Everything but {@code people} and {@code saved} is for script.
 *
 * @param own state of the person who looks
 * @param people a sentence each
 * @param saved what somebody else did after the form was read
 * @param question somebody asks to take over
 * @param asking what became of the own request to take over
 * @param step what can be done about it next
 */
public record PresenceView(
        String own,
        List<String> people,
        @Nullable String saved,
        @Nullable String question,
        @Nullable String asking,
        Step step) {

    /** Of who looks. */
    public enum Step {
        /** Nobody else writes. */
        NOTHING,
        ASK,
        WAIT,
        GO_ON,
        TAKE_BACK
    }

    public boolean isEmpty() {
        return people.isEmpty() && saved == null && question == null && asking == null && step == Step.NOTHING;
    }
}
