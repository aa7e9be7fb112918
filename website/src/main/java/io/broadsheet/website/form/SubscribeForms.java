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
        return form(List.of(new Choice(topic, label(topic), true)), SubscribeInput.NOTHING, Map.of());
    }

    /** On an article's page: what it is about can be chosen. */
    public SubscribeForm formFor(Summary article) {
        var topics = new ArrayList<Choice>();
        article.tags().forEach(tag -> topics.add(new Choice(tag, tag, false)));
        if (article.section() != null) {
            topics.add(new Choice(
                    SECTION + article.section(), texts.of("subscribe.topic.section", article.section()), false));
        }
        article.authors()
                .forEach(author ->
                        topics.add(new Choice(AUTHOR + author, texts.of("subscribe.topic.author", author), false)));
        return form(topics, SubscribeInput.NOTHING, Map.of());
    }

    /** On its own page: whatever there is, and what was ticked. */
    public SubscribeForm form(
            @Nullable List<NamedCount> sections,
            @Nullable List<NamedCount> tags,
            SubscribeInput typed,
            Map<String, String> errors) {
        var topics = new LinkedHashMap<String, Choice>();
        if (sections != null) {
            sections.forEach(section -> topics.put(
                    SECTION + section.name(),
                    new Choice(SECTION + section.name(), texts.of("subscribe.topic.section", section.name()), false)));
        }
        if (tags != null) {
            tags.stream()
                    .limit(MOST_CHOICES)
                    .forEach(tag -> topics.put(tag.name(), new Choice(tag.name(), tag.name(), false)));
        }
        typed.topics().forEach(topic -> topics.put(topic, new Choice(topic, label(topic), true)));
        return form(List.copyOf(topics.values()), typed, errors);
    }

    private String label(String topic) {
        return topic.startsWith(SECTION)
                ? texts.of("subscribe.topic.section", topic.substring(SECTION.length()))
                : topic.startsWith(AUTHOR)
                        ? texts.of("subscribe.topic.author", topic.substring(AUTHOR.length()))
                        : topic;
    }

    private SubscribeForm form(List<Choice> topics, SubscribeInput typed, Map<String, String> errors) {
        return new SubscribeForm(
                typed.email(),
                typed.cadence().isEmpty() ? "daily" : typed.cadence(),
                weekdays(typed.weekday()),
                topics,
                typed.timeZone().isEmpty() ? settings.timeZone().getId() : typed.timeZone(),
                TimeZones.USUAL,
                typed.hour() == null ? MORNING : typed.hour(),
                errors,
                tokens.now());
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
