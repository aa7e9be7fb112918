package io.broadsheet.website.form;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.SubscribeForm;
import io.broadsheet.website.view.SubscribeForm.Choice;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscribe form with what is likely filled in. */
@Component
public class SubscribeForms {

    private static final String SECTION = "section:";
    private static final String AUTHOR = "author:";
    private static final int MORNING = 7;
    private static final int MOST_CHOICES = 24;

    private final WebsiteSettings settings;
    private final FormTokens tokens;
    private final Texts texts;

    SubscribeForms(WebsiteSettings settings, FormTokens tokens, Texts texts) {
        this.texts = texts;
        this.settings = settings;
        this.tokens = tokens;
    }

    /** On a topic's own page: about it. */
    public SubscribeForm formFor(String topic) {
        return filledIn(List.of(choice(topic, true)), TimeZones.USUAL, SubscribeInput.NOTHING, Map.of());
    }

    /** On an article's page: what it is about can be chosen. */
    public SubscribeForm formFor(Summary article) {
        var topics = new ArrayList<>(article.tags());
        if (article.section() != null) {
            topics.add(SECTION + article.section());
        }
        article.authors().forEach(author -> topics.add(AUTHOR + author));
        var choices = topics.stream().map(topic -> choice(topic, false)).toList();
        return filledIn(choices, TimeZones.USUAL, SubscribeInput.NOTHING, Map.of());
    }

    /** On its own page: whatever there is, and what was ticked. */
    public SubscribeForm form(
            @Nullable List<NamedCount> sections,
            @Nullable List<NamedCount> tags,
            SubscribeInput typed,
            Map<String, String> errors) {
        var topics = new LinkedHashMap<String, Choice>();
        if (sections != null) {
            sections.forEach(section -> topics.put(SECTION + section.name(), choice(SECTION + section.name(), false)));
        }
        if (tags != null) {
            tags.stream().limit(MOST_CHOICES).forEach(tag -> topics.put(tag.name(), choice(tag.name(), false)));
        }
        typed.topics().forEach(topic -> topics.put(topic, choice(topic, true)));
        return filledIn(List.copyOf(topics.values()), TimeZones.ALL, typed, errors);
    }

    private Choice choice(String topic, boolean chosen) {
        return new Choice(topic, label(topic), chosen);
    }

    private String label(String topic) {
        return topic.startsWith(SECTION)
                ? texts.of("subscribe.topic.section", topic.substring(SECTION.length()))
                : topic.startsWith(AUTHOR)
                        ? texts.of("subscribe.topic.author", topic.substring(AUTHOR.length()))
                        : topic;
    }

    private SubscribeForm filledIn(
            List<Choice> topics, List<String> zones, SubscribeInput typed, Map<String, String> errors) {
        return new SubscribeForm(
                typed.email(),
                typed.cadence().isEmpty() ? "daily" : typed.cadence(),
                weekdays(typed.weekday()),
                topics,
                typed.timeZone().isEmpty() ? settings.timeZone().getId() : typed.timeZone(),
                zones,
                typed.hour() == null ? MORNING : typed.hour(),
                errors,
                errors.isEmpty() ? tokens.lately() : tokens.now());
    }

    private List<Choice> weekdays(@Nullable String chosen) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> {
                    var value = day.name().toLowerCase(Locale.ROOT);
                    var label = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
                    return new Choice(value, label, value.equals(chosen));
                })
                .toList();
    }

    /** What a reader filled in. */
    public record SubscribeInput(
            String email,
            String cadence,
            @Nullable String weekday,
            List<String> topics,
            String timeZone,
            @Nullable Integer hour) {

        public static final SubscribeInput NOTHING = new SubscribeInput("", "", null, List.of(), "", null);

        /** Without the address. */
        @Override
        public String toString() {
            return "SubscribeInput";
        }
    }
}
