package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.KnownSection;
import io.broadsheet.newsroom.client.NewsletterService;
import io.broadsheet.newsroom.client.Readership;
import io.broadsheet.newsroom.client.Readership.OfCadence;
import io.broadsheet.newsroom.client.Readership.OfHour;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.Names;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whom an article will reach once it is published. */
@Component
class Reach {

    private final NewsletterService newsletter;
    private final Pages pages;

    Reach(NewsletterService newsletter, Pages pages) {
        this.newsletter = newsletter;
        this.pages = pages;
    }

    /**
     * @param known sections
     * @param scheduled when it comes out; null if that is not planned
     * @return a sentence each; none for who cannot publish
     */
    List<String> of(Session session, ArticleForm form, List<KnownSection> known, @Nullable Moment scheduled) {
        if (!session.mayPublish()) {
            return List.of();
        }
        var said = new ArrayList<String>();
        said.add(scheduled == null ? pages.of("reach.site") : pages.of("reach.site.scheduled", scheduled.text()));
        newsletter
                .readership(
                        session,
                        Names.split(form.tags()),
                        form.section(),
                        within(known, form.section()),
                        Names.split(form.authors()),
                        form.language())
                .ifPresentOrElse(
                        readership -> said.addAll(byMail(readership, scheduled != null)),
                        () -> said.add(pages.of("reach.away")));
        return said;
    }

    private static @Nullable String within(List<KnownSection> known, @Nullable String section) {
        return known.stream()
                .filter(each -> each.isNamed(section))
                .findFirst()
                .map(KnownSection::parent)
                .orElse(null);
    }

    private List<String> byMail(Readership readership, boolean isScheduled) {
        if (readership.readers() == 0) {
            return List.of(pages.of("reach.nobody"));
        }
        return readership.cadences().stream()
                .filter(each -> each.readers() > 0)
                .map(each -> sentence(each, isScheduled))
                .toList();
    }

    private String sentence(OfCadence cadence, boolean isScheduled) {
        return switch (cadence.cadence()) {
            case "instant" -> pages.of(isScheduled ? "reach.instant.scheduled" : "reach.instant", cadence.readers());
            case "weekly" -> pages.of("reach.weekly", cadence.readers());
            case "daily" -> daily(cadence);
            default -> pages.of("reach.other", cadence.readers());
        };
    }

    private String daily(OfCadence cadence) {
        var hours = cadence.hours().stream().filter(each -> each.readers() > 0).toList();
        if (hours.size() == 1) {
            return pages.of("reach.daily", cadence.readers(), hour(hours.getFirst()));
        }
        return hours.isEmpty()
                ? pages.of("reach.other", cadence.readers())
                : pages.of(
                        "reach.daily.hours",
                        cadence.readers(),
                        hours.stream()
                                .map(each -> pages.of("reach.hour", each.readers(), hour(each)))
                                .collect(Collectors.joining(", ")));
    }

    private static String hour(OfHour hour) {
        return "%02d:00".formatted(hour.hour());
    }
}
