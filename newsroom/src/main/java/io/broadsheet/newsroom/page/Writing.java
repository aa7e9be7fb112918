package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.KnownSection;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormBase;
import io.broadsheet.newsroom.form.LocalTimes;
import io.broadsheet.newsroom.form.Zones;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Check;
import io.broadsheet.newsroom.view.Publishing;
import io.broadsheet.newsroom.view.Theirs;
import io.broadsheet.newsroom.view.WriteView;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Makes the page on which an article is written. */
@Component
class Writing {

    private static final Duration USUALLY_LATER = Duration.ofHours(12);

    private final KnownSections sections;
    private final FieldMessages messages;
    private final Pages pages;
    private final Formats formats;
    private final Assets assets;
    private final Reach reach;
    private final Colleagues colleagues;
    private final Clock clock;

    Writing(
            KnownSections sections,
            FieldMessages messages,
            Pages pages,
            Formats formats,
            Assets assets,
            Reach reach,
            Colleagues colleagues,
            Clock clock) {
        this.sections = sections;
        this.messages = messages;
        this.pages = pages;
        this.formats = formats;
        this.assets = assets;
        this.reach = reach;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** When somebody wants it to be published, as typed. */
    record Typed(String date, String time, String zone) {}

    /**
     * What is shown beside the form.
     *
     * @param version that a save replaces
     * @param base what the form began with, which that version has; empty for one that was never saved
     */
    record Shown(
            int status,
            long version,
            String base,
            String key,
            @Nullable String notice,
            @Nullable String alert,
            Map<String, String> errors,
            @Nullable Theirs theirs,
            @Nullable Typed typed) {

        static Shown blank() {
            return new Shown(200, 0, "", UUID.randomUUID().toString(), null, null, Map.of(), null, null);
        }

        Shown of(long otherVersion) {
            return new Shown(status, otherVersion, base, key, notice, alert, errors, theirs, typed);
        }

        Shown failed(int newStatus, String why, Map<String, String> where) {
            return new Shown(newStatus, version, base, key, null, why, where, theirs, typed);
        }

        Shown beside(Theirs other, String otherBase, String why) {
            return new Shown(412, other.version(), otherBase, key, null, why, Map.of(), other, typed);
        }
    }

    /** What a form begins with, for the form to carry. */
    String base(ArticleForm form) {
        return FormBase.of(form, formats.zone());
    }

    /** @param notice what has just happened */
    ResponseEntity<String> page(Session session, Article article, @Nullable String notice) {
        var form = ArticleForm.of(article);
        var key = UUID.randomUUID().toString();
        return page(
                session,
                article,
                form,
                new Shown(200, article.version(), base(form), key, notice, null, Map.of(), null, null));
    }

    /** @param article as article-service has it; null for one that was never saved */
    ResponseEntity<String> page(Session session, @Nullable Article article, ArticleForm form, Shown shown) {
        var known = sections.of(session);
        var view = new WriteView(
                article == null ? null : article.id().toString(),
                shown.version,
                shown.base,
                shown.key,
                form,
                "state." + (article == null ? "new" : article.state()),
                article == null ? null : formats.moment(article.changedAt()),
                session.mayWrite(),
                shown.notice,
                shown.alert,
                shown.errors,
                article == null
                        ? List.of()
                        : article.warnings().stream()
                                .filter(warning -> !warning.isOfSchedule())
                                .map(warning -> messages.of(warning) + " (" + messages.place(warning.place()) + ")")
                                .toList(),
                shown.theirs,
                article == null ? null : colleagues.at(session, article.id(), shown.version),
                publishing(session, article, form, shown.typed, known),
                known.stream().map(KnownSection::name).toList(),
                Zones.ALL,
                LocalTimes.field(form.breakingUntil(), formats.zone()),
                formats.zone().getId());
        var title = form.title().isBlank() ? pages.of("write.new") : form.title();
        return pages.page(
                shown.status, session, title, assets.writing(), (templates, layout) -> templates.write(layout, view));
    }

    private Publishing publishing(
            Session session,
            @Nullable Article article,
            ArticleForm form,
            @Nullable Typed typed,
            List<KnownSection> known) {
        var schedule = article == null ? null : article.schedule();
        var offered = typed == null ? offered(schedule == null ? null : schedule.at()) : typed;
        if (article == null) {
            return new Publishing(
                    session.mayPublish(),
                    false,
                    false,
                    true,
                    null,
                    null,
                    null,
                    null,
                    null,
                    offered.date,
                    offered.time,
                    offered.zone,
                    checks(form),
                    reach.of(session, form, known, null));
        }
        var scheduled = schedule == null ? null : formats.later(schedule.at());
        var published = article.isPublished();
        return new Publishing(
                session.mayPublish(),
                published,
                article.state().equals("withdrawn"),
                !Boolean.FALSE.equals(article.unpublishedChanges()),
                published ? onTheSite(article.slug()) : null,
                scheduled,
                schedule == null || schedule.problem() == null ? null : messages.ofProblem(schedule),
                article.warningOfSchedule() == null ? null : messages.ofSchedule(article.warningOfSchedule()),
                article.withdrawal() == null ? null : article.withdrawal().reason(),
                offered.date,
                offered.time,
                offered.zone,
                checks(form),
                // What readers were told of once comes in no mail again.
                published
                        ? List.of()
                        : reach.of(
                                session,
                                form,
                                known,
                                schedule == null || schedule.problem() != null ? null : scheduled));
    }

    private @Nullable String onTheSite(@Nullable String slug) {
        return slug == null
                ? null
                : pages.site() + "/articles/" + UriUtils.encodePathSegment(slug, StandardCharsets.UTF_8);
    }

    private Typed offered(@Nullable Instant at) {
        var local = Objects.requireNonNullElseGet(at, () -> clock.instant().plus(USUALLY_LATER))
                .atZone(formats.zone());
        return new Typed(
                local.toLocalDate().toString(),
                DateTimeFormatter.ofPattern(at == null ? "HH:00" : "HH:mm").format(local),
                (Formats.isTwice(local) ? local.getOffset() : formats.zone()).getId());
    }

    private static List<Check> checks(ArticleForm form) {
        return List.of(
                new Check("check.title", "title", !form.title().isBlank()),
                new Check("check.standfirst", "standfirst", !form.standfirst().isBlank()),
                new Check("check.text", "source", !form.source().isBlank()),
                new Check("check.authors", "authors", !form.authors().isBlank()),
                new Check("check.section", "section", !form.section().isBlank()),
                new Check("check.picture", "picture", form.hasPicture()),
                new Check(
                        "check.alt",
                        "alt",
                        !form.hasPicture() || form.decorative() || !form.alt().isBlank()),
                new Check(
                        "check.credit",
                        "credit",
                        !form.hasPicture() || !form.credit().isBlank()));
    }
}
