package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Presence;
import io.broadsheet.newsroom.client.Presence.Someone;
import io.broadsheet.newsroom.client.Presences;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.PresenceView;
import io.broadsheet.newsroom.view.PresenceView.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who else has an article open, and what was done with it meanwhile. */
@Component
class Colleagues {

    /** Who has not answered for so long is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<String> SAVING = Set.of("started", "edited", "autosaved", "restored", "changed");

    private final Presences presences;
    private final Pages pages;
    private final Formats formats;

    Colleagues(Presences presences, Pages pages, Formats formats) {
        this.presences = presences;
        this.pages = pages;
        this.formats = formats;
    }

    /** @return null where that cannot be had: nothing waits for it */
    @Nullable PresenceView at(Session session, UUID article, long version) {
        try {
            return presences
                    .of(session, article)
                    .map(presence -> view(session, presence, version))
                    .orElse(null);
        } catch (ServiceAway away) {
            return null;
        }
    }

    Optional<PresenceView> beat(Session session, UUID article, Presences.Beat beat, long version) throws ServiceAway {
        return presences.beat(session, article, beat).map(presence -> view(session, presence, version));
    }

    private PresenceView view(Session session, Presence presence, long version) {
        Predicate<Someone> isOther = each -> !each.subject().equals(session.subject());
        var others = presence.people().stream().filter(isOther).toList();
        var own = presence.people().stream().filter(isOther.negate()).findFirst();
        var next = next(
                own.orElse(null), others.stream().filter(Someone::isWriting).toList(), presence.at());
        return new PresenceView(
                own.map(Someone::state).orElse("reading"),
                others.stream().map(this::sentence).toList(),
                saved(session, presence, version),
                own.filter(Someone::isWriting).map(me -> question(me, others)).orElse(null),
                next.told,
                next.step);
    }

    private @Nullable String question(Someone me, List<Someone> others) {
        return others.stream()
                .filter(each -> each.asked() != null && !me.hasDeclined(each.asked()))
                .findFirst()
                .map(each -> pages.of("presence.question", each.label()))
                .orElse(null);
    }

    /** What can be done by the person who looks. */
    private record Next(@Nullable String told, Step step) {}

    private Next next(@Nullable Someone me, List<Someone> writers, Instant now) {
        if (me != null && me.state().equals("handed-over")) {
            return new Next(pages.of("presence.handed-over.own"), Step.TAKE_BACK);
        }
        var asked = me == null ? null : me.asked();
        if (asked == null) {
            return new Next(null, writers.isEmpty() ? Step.NOTHING : Step.ASK);
        }
        if (writers.isEmpty()) {
            return new Next(pages.of("presence.yours"), Step.GO_ON);
        }
        var declining = writers.stream().filter(each -> each.hasDeclined(asked)).toList();
        if (!declining.isEmpty()) {
            return new Next(pages.of("presence.declined", names(declining)), Step.ASK);
        }
        return asked.plus(PATIENCE).isBefore(now)
                ? new Next(pages.of("presence.silent", names(writers)), Step.GO_ON)
                : new Next(pages.of("presence.waiting", names(writers)), Step.WAIT);
    }

    private String sentence(Someone each) {
        var key = "presence." + each.state();
        var since = formats.minute(each.since());
        var said = pages.ofKnown(key, each.label(), since);
        return said == null ? pages.of("presence.reading", each.label(), since) : said;
    }

    private @Nullable String saved(Session session, Presence presence, long version) {
        var latest = presence.latest();
        var by = latest.by();
        if (version == 0 || latest.version() <= version || by == null) {
            return null;
        }
        var at = formats.moment(latest.at()).text();
        if (Conflicts.isBy(session, by)) {
            // What was saved just now may be this window's own, of which the answer is still on its way.
            return latest.at().plus(PATIENCE).isBefore(presence.at())
                    ? pages.of("presence.saved.own", latest.version(), at)
                    : null;
        }
        var did = pages.ofKnown("action." + latest.action());
        return SAVING.contains(latest.action()) || did == null
                ? pages.of("presence.saved", by.label(), latest.version(), at)
                : pages.of("presence.did", by.label(), did, latest.version(), at);
    }

    private static String names(List<Someone> people) {
        return people.stream().map(Someone::label).collect(Collectors.joining(", "));
    }
}
