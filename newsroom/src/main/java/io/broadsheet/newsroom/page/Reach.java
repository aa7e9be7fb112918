package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.NewsletterService;
import io.broadsheet.newsroom.client.Readership;
import io.broadsheet.newsroom.client.Readership.OfCadence;
import io.broadsheet.newsroom.client.Readership.OfHour;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.Names;
import io.broadsheet.newsroom.session.Session;
import java.util.ArrayList;
import java.util.List;
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

    /** @return a sentence each; none for who cannot publish */
    List<String> of(Session session, ArticleForm form) {
        if (!session.mayPublish()) {
            return List.of();
        }
        var said = new ArrayList<String>();
        said.add(pages.of("reach.site"));
        newsletter
                .readership(
                        session, Names.split(form.tags()), form.section(), Names.split(form.authors()), form.language())
                .ifPresentOrElse(readership -> said.addAll(byMail(readership)), () -> said.add(pages.of("reach.away")));
        return said;
    }

    private List<String> byMail(Readership readership) {
        if (readership.readers() == 0) {
            return List.of(pages.of("reach.nobody"));
        }
        return readership.cadences().stream()
                .filter(each -> each.readers() > 0)
                .map(this::sentence)
                .toList();
    }

    private String sentence(OfCadence cadence) {
        var hours = cadence.hours().stream().mapToInt(OfHour::hour).summaryStatistics();
        return switch (cadence.cadence()) {
            case "instant" -> pages.of("reach.instant", cadence.readers());
            case "weekly" -> pages.of("reach.weekly", cadence.readers());
            case "daily" ->
                hours.getMin() == hours.getMax()
                        ? pages.of("reach.daily", cadence.readers(), hour(hours.getMin()))
                        : pages.of(
                                "reach.daily-between", cadence.readers(), hour(hours.getMin()), hour(hours.getMax()));
            default -> pages.of("reach.other", cadence.readers());
        };
    }

    private static String hour(int hour) {
        return "%02d:00".formatted(hour);
    }
}
