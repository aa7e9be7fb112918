package io.broadsheet.newsletter.edition.application;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.List;
import java.util.Objects;

/** Turns a selection of stories into a mail. Whatever a story says ends up as text, never as markup or a header. */
final class DigestRenderer {
    /** The rest is told by title alone. */
    private static final int TOLD_IN_FULL = 25;

    private static final int TOLD_AT_ALL = 150;

    private final String newspaper;
    private final String site;
    private final String postalAddress;
    private final MailSize size;

    /** @param postalAddress of the publisher, which laws on commercial mail ask for; empty for none */
    DigestRenderer(String newspaper, String site, String postalAddress, MailSize size) {
        this.newspaper = StoryText.plain(newspaper);
        this.site = site;
        this.postalAddress = StoryText.plain(postalAddress);
        this.size = size;
    }

    /**
     * As many stories as fit into one mail, and how many more there are.
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
        return new MailContent(
                subject(stories),
                text(cadence, stories, told),
                html(cadence, stories, told),
                cadence.word(),
                traces(stories));
    }

    private static List<String> traces(List<Story> stories) {
        return stories.stream()
                .limit(TOLD_AT_ALL)
                .map(Story::traceparent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String subject(List<Story> stories) {
        var lead = StoryText.plain(stories.getFirst().title());
        var more = stories.size() - 1;
        return more == 0 ? lead : lead + " \u2013 and " + more + " more";
    }

    private String text(Cadence cadence, List<Story> stories, int told) {
        var text = new StringBuilder();
        text.append(newspaper).append('\n').append(headline(cadence)).append("\n\n");
        var inFull = 0;
        for (var story : stories.subList(0, told)) {
            text.append(StoryText.plain(story.title())).append('\n');
            if (inFull++ < TOLD_IN_FULL) {
                text.append(StoryText.lead(story)).append('\n');
            }
            text.append(StoryText.link(story, site)).append("\n\n");
        }
        if (told < stories.size()) {
            text.append("And ")
                    .append(stories.size() - told)
                    .append(" more: ")
                    .append(site)
                    .append("\n\n");
        }
        return text.append("-- \nYou get this mail because you subscribed to ")
                .append(newspaper)
                .append(".\nChange what you get: ")
                .append(PREFERENCES)
                .append("\nUnsubscribe: ")
                .append(UNSUBSCRIBE)
                .append('\n')
                .append(postalAddress.isEmpty() ? "" : postalAddress + "\n")
                .toString();
    }

    private String html(Cadence cadence, List<Story> stories, int told) {
        var html = new StringBuilder();
        html.append(DigestHtml.head(newspaper, headline(cadence)));
        var inFull = 0;
        for (var story : stories.subList(0, told)) {
            html.append(inFull++ < TOLD_IN_FULL ? DigestHtml.story(story, site) : DigestHtml.title(story, site));
        }
        if (told < stories.size()) {
            html.append(DigestHtml.more(stories.size() - told, site));
        }
        return html.append(DigestHtml.foot(newspaper, postalAddress)).toString();
    }

    private static String headline(Cadence cadence) {
        return switch (cadence) {
            case INSTANT -> "Just published";
            case DAILY -> "Your daily digest";
            case WEEKLY -> "Your weekly digest";
        };
    }
}
