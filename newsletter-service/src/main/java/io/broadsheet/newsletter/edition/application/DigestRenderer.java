package io.broadsheet.newsletter.edition.application;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.layout.MailLayout;
import io.broadsheet.newsletter.layout.Translations;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns a selection of stories into a mail. Whatever a story says ends up as text, never as markup or a header. */
final class DigestRenderer {
    /** The rest is told by title alone. */
    private static final int TOLD_IN_FULL = 25;

    /** A reader's first digest may have all that was published since the start: nobody reads on for ever. */
    private static final int TOLD_AT_ALL = 50;

    /** Beside the subject a mail program has room for about a hundred characters. */
    private static final int MOST_IN_PREHEADER = 3;

    private final Translations translations;
    private final String newspaper;
    private final String site;
    private final String postalAddress;
    private final MailSize size;

    /** @param postalAddress of the publisher, which laws on commercial mail ask for; empty for none */
    DigestRenderer(Translations translations, String newspaper, String site, String postalAddress, MailSize size) {
        this.translations = translations;
        this.newspaper = StoryText.plain(newspaper);
        this.site = site;
        this.postalAddress = StoryText.plain(postalAddress);
        this.size = size;
    }

    /**
     * As many stories as fit into one mail, and how many more there are, around them words in the stories' language: in
     * the site's where they have several.
     *
     * @param stories at least one, in the order to be told
     */
    MailContent render(Cadence cadence, List<Story> stories) {
        var tooMany = Math.min(TOLD_AT_ALL, stories.size());
        var content = render(cadence, stories, tooMany);
        if (size.fits(content)) {
            return content;
        }
        var fitting = 1;
        while (tooMany - fitting > 1) {
            var middle = (fitting + tooMany) / 2;
            if (size.fits(render(cadence, stories, middle))) {
                fitting = middle;
            } else {
                tooMany = middle;
            }
        }
        return render(cadence, stories, fitting);
    }

    private MailContent render(Cadence cadence, List<Story> stories, int told) {
        var texts = texts(stories);
        return new MailContent(
                subject(texts, stories),
                text(texts, cadence, stories, told),
                html(texts, cadence, stories, told),
                cadence.word(),
                traces(stories));
    }

    private MessageBundle texts(List<Story> stories) {
        var languages = stories.stream()
                .map(story -> Locale.forLanguageTag(story.language()).getLanguage())
                .distinct()
                .toList();
        return languages.size() == 1 ? translations.of(languages) : translations.site();
    }

    private static List<String> traces(List<Story> stories) {
        return stories.stream()
                .limit(TOLD_AT_ALL)
                .map(Story::traceparent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String subject(MessageBundle texts, List<Story> stories) {
        var lead = StoryText.plain(stories.getFirst().title());
        var more = stories.size() - 1;
        return more == 0 ? lead : texts.text("digest.subject", lead, more);
    }

    /** What the subject does not say already. */
    private static String preheader(List<Story> stories) {
        return stories.size() == 1
                ? StoryText.lead(stories.getFirst())
                : stories.stream()
                        .skip(1)
                        .limit(MOST_IN_PREHEADER)
                        .map(story -> StoryText.plain(story.title()))
                        .collect(Collectors.joining(" · "));
    }

    private String text(MessageBundle texts, Cadence cadence, List<Story> stories, int told) {
        var text = new StringBuilder();
        text.append(newspaper).append('\n').append(headline(texts, cadence)).append("\n\n");
        var inFull = 0;
        for (var story : stories.subList(0, told)) {
            text.append(StoryText.plain(story.title())).append('\n');
            if (inFull++ < TOLD_IN_FULL) {
                text.append(StoryText.lead(story)).append('\n');
            }
            text.append(StoryText.link(story, site)).append("\n\n");
        }
        if (told < stories.size()) {
            text.append(texts.text("digest.more", stories.size() - told))
                    .append(": ")
                    .append(site)
                    .append("\n\n");
        }
        return text.append("-- \n")
                .append(texts.text("digest.why", newspaper))
                .append('\n')
                .append(texts.text("digest.preferences"))
                .append(": ")
                .append(PREFERENCES)
                .append('\n')
                .append(texts.text("digest.unsubscribe"))
                .append(": ")
                .append(UNSUBSCRIBE)
                .append('\n')
                .append(postalAddress.isEmpty() ? "" : postalAddress + "\n")
                .toString();
    }

    private String html(MessageBundle texts, Cadence cadence, List<Story> stories, int told) {
        var html = new StringBuilder();
        var headline = headline(texts, cadence);
        html.append(MailLayout.head(texts, newspaper, site, headline, preheader(stories), headline));
        var inFull = 0;
        for (var story : stories.subList(0, told)) {
            html.append(inFull++ < TOLD_IN_FULL ? DigestHtml.story(story, site) : DigestHtml.title(story, site));
        }
        if (told < stories.size()) {
            html.append(DigestHtml.more(texts, stories.size() - told, site));
        }
        return html.append(MailLayout.foot(
                        texts.text("digest.why", newspaper),
                        texts.text("digest.preferences"),
                        texts.text("digest.unsubscribe"),
                        postalAddress))
                .append(MailLayout.FOOT)
                .toString();
    }

    private static String headline(MessageBundle texts, Cadence cadence) {
        return texts.text("digest." + cadence.word());
    }
}
