package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.State;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which subscriptions staff ask for; null for any. */
record SubscriptionFilter(
        @Nullable State state,
        @Nullable Topic topic,
        @Nullable Language language) {

    /** @throws ProblemException 400 for what no subscription can have */
    static SubscriptionFilter parse(@Nullable String state, @Nullable String topic, @Nullable String language) {
        return new SubscriptionFilter(
                state == null ? null : state(state),
                topic == null ? null : read("topic", Topic::of, topic),
                language == null ? null : read("language", Language::of, language));
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed("state: must be pending, confirmed or ended."));
    }

    private static <T> T read(String parameter, Function<String, T> reading, String word) {
        try {
            return reading.apply(word);
        } catch (RuleBroken broken) {
            throw ProblemException.malformed(parameter + ": " + broken.getMessage());
        }
    }

    /** Whether what is asked for is in the row alone, where no index is. */
    boolean looksIntoRows() {
        return topic != null || language != null;
    }

    boolean takes(PreferencesAnswer wishes) {
        return (topic == null
                        || wishes.topics().stream()
                                .anyMatch(named -> new Topic(named).folded().equals(topic.folded())))
                && (language == null || wishes.languages().contains(language.tag()));
    }
}
