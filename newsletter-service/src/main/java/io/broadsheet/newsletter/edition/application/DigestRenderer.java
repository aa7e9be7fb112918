package io.broadsheet.newsletter.edition.application;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.List;
import java.util.Objects;

/** Turns a selection of stories into a mail. Whatever a story says ends up as text, never as markup or a header. */
final class DigestRenderer {
    /** Beyond it a mail is cut off by some readers' programs: the rest is told by title alone. */
    private static final int TOLD_IN_FULL = 25;

    private static final int TOLD_AT_ALL = 150;

    private final String newspaper;
    private final String site;

    DigestRenderer(String newspaper, String site) {
        this.newspaper = StoryText.plain(newspaper);
        this.site = site;
    }

    /** @param stories at least one, in the order to be told */
    MailContent render(Cadence cadence, List<Story> stories) {
        return new MailContent(
                subject(stories), text(cadence, stories), html(cadence, stories), cadence.word(), traces(stories));
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

    private String text(Cadence cadence, List<Story> stories) {
        var text = new StringBuilder();
        text.append(newspaper).append('\n').append(headline(cadence)).append("\n\n");
        var told = 0;
        for (var story : stories.subList(0, Math.min(TOLD_AT_ALL, stories.size()))) {
            text.append(StoryText.plain(story.title())).append('\n');
            if (told++ < TOLD_IN_FULL) {
                text.append(StoryText.lead(story)).append('\n');
            }
            text.append(StoryText.link(story, site)).append("\n\n");
        }
        if (untold(stories) > 0) {
            text.append("And ")
                    .append(untold(stories))
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
                .toString();
    }

    private String html(Cadence cadence, List<Story> stories) {
        var html = new StringBuilder();
        html.append(DigestHtml.head(newspaper, headline(cadence)));
        var told = 0;
        for (var story : stories.subList(0, Math.min(TOLD_AT_ALL, stories.size()))) {
            html.append(told++ < TOLD_IN_FULL ? DigestHtml.story(story, site) : DigestHtml.title(story, site));
        }
        if (untold(stories) > 0) {
            html.append(DigestHtml.more(untold(stories), site));
        }
        return html.append(DigestHtml.foot(newspaper)).toString();
    }

    private static int untold(List<Story> stories) {
        return Math.max(0, stories.size() - TOLD_AT_ALL);
    }

    private static String headline(Cadence cadence) {
        return switch (cadence) {
            case INSTANT -> "Just published";
            case DAILY -> "Your daily digest";
            case WEEKLY -> "Your weekly digest";
        };
    }
}
