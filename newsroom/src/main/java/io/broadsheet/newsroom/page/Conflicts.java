package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Person;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormBase;
import io.broadsheet.newsroom.form.FormMerge;
import io.broadsheet.newsroom.page.Writing.Shown;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Theirs;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Two have written at the same time: what this one typed stays in the form, what the other saved is shown beside it. */
@Component
class Conflicts {

    /** The version that an article begins with. */
    static final long FIRST = 1;

    /** Of messages that say it of the person who looks. */
    private static final String OWN = ".own";

    private final ArticleService articles;
    private final Writing writing;
    private final Comparison comparison;
    private final Formats formats;
    private final Pages pages;

    Conflicts(ArticleService articles, Writing writing, Comparison comparison, Formats formats, Pages pages) {
        this.articles = articles;
        this.writing = writing;
        this.comparison = comparison;
        this.formats = formats;
        this.pages = pages;
    }

    /** @param mine which was to replace the version of {@code shown} */
    ResponseEntity<String> page(Session session, UUID id, ArticleForm mine, Shown shown) throws ServiceAway {
        var found = articles.find(session, id);
        if (found.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var now = found.get();
        var theirs = ArticleForm.of(now);
        var base = base(session, id, shown.version(), shown.base());
        var merge = base.map(before -> merge(before, shown.base(), mine, theirs))
                .orElseGet(() -> FormMerge.unmerged(mine, theirs));
        var other = other(session, now, shown.version());
        var who = who(session, other.by());
        var beside = new Theirs(
                now.version(),
                who,
                formats.moment(other.at()),
                comparison.fields(merge, base.orElse(null), mine, theirs, who),
                isBy(session, other.by()) ? OWN : "");
        var alert = pages.of(
                told(merge, mine, theirs) + beside.own(), who, beside.moment().text());
        return writing.page(session, now, merge.form(), shown.beside(beside, writing.base(theirs), alert));
    }

    private record Saved(@Nullable Person by, Instant at) {}

    /** Who else has saved since a version, the latest of them; the person who looks only if nobody else has. */
    private Saved other(Session session, Article now, long since) throws ServiceAway {
        var latest = new Saved(now.updatedBy(), now.changedAt());
        if (!isBy(session, latest.by)) {
            return latest;
        }
        return articles.activity(session, now.id(), null).stream()
                .flatMap(page -> page.items().stream())
                .filter(each -> each.version() > since && each.by() != null && !isBy(session, each.by()))
                .findFirst()
                .map(each -> new Saved(each.by(), each.at()))
                .orElse(latest);
    }

    /** What they are called who changed something, be it the person who looks, elsewhere. */
    private String who(Session session, @Nullable Person by) {
        if (by == null) {
            return pages.of("conflict.somebody");
        }
        return isBy(session, by) ? pages.of("conflict.other-window") : by.label();
    }

    static boolean isBy(Session session, @Nullable Person by) {
        return by != null && by.subject().equals(session.subject());
    }

    private static String told(FormMerge merge, ArticleForm mine, ArticleForm theirs) {
        if (FormMerge.differing(mine, theirs).isEmpty()) {
            return "conflict.again";
        }
        if (merge.collided().isEmpty()) {
            return "conflict.merged";
        }
        return merge.form().equals(mine) ? "conflict.kept" : "conflict.partly";
    }

    /**
     * @param id null if there is no article yet
     * @param form as it was saved, or was to be
     * @param isOwn whether what stands against it was saved by the same person, elsewhere
     */
    record Save(@Nullable UUID id, Outcome<Article> outcome, ArticleForm form, boolean isOwn) {}

    /** Begins an article, once for each key. Other words are saved to what the key has begun: its answer was lost. */
    Save start(Session session, ArticleForm form, String key, boolean autosave) throws ServiceAway {
        var outcome = articles.start(session, form.draft(), key);
        var begun = switch (outcome) {
            case Outcome.Refused<Article>(var _, var why) -> why.made();
            case Outcome.Done<Article>(var article)
            when article.version() > FIRST && !FormMerge.isKept(form, ArticleForm.of(article)) -> article.id();
            default -> null;
        };
        return begun == null ? new Save(null, outcome, form, false) : save(session, begun, FIRST, form, "", autosave);
    }

    /**
     * Saves, also over later versions that came about without anybody writing. What is there already was saved before, by a
     * call whose answer was lost.
     *
     * @param base that the form carried
     */
    Save save(Session session, UUID id, long version, ArticleForm form, String base, boolean autosave)
            throws ServiceAway {
        var outcome = articles.edit(session, id, version, form.draft(), autosave);
        if (!(outcome instanceof Outcome.Stale<Article>)) {
            return new Save(id, outcome, form, false);
        }
        var found = articles.find(session, id);
        if (found.isEmpty()) {
            return new Save(id, outcome, form, false);
        }
        var now = ArticleForm.of(found.get());
        if (FormMerge.isKept(form, now)) {
            return new Save(id, new Outcome.Done<>(found.get()), form, false);
        }
        var begun = base(session, id, version, base).filter(before -> FormMerge.isByNobody(before, now));
        if (begun.isEmpty()) {
            return new Save(
                    id,
                    outcome,
                    form,
                    isBy(session, other(session, found.get(), version).by()));
        }
        var over = merge(begun.get(), base, form, now).form();
        return new Save(id, articles.edit(session, id, found.get().version(), over.draft(), autosave), over, false);
    }

    /** What the form began with: as it is kept, or as the form itself says. */
    private Optional<ArticleForm> base(Session session, UUID id, long version, String carried) throws ServiceAway {
        var kept = articles.revision(session, id, version).map(ArticleForm::of);
        return kept.isPresent() ? kept : FormBase.read(carried);
    }

    private static FormMerge merge(ArticleForm base, String carried, ArticleForm mine, ArticleForm theirs) {
        return FormMerge.of(base, FormBase.read(carried).orElse(base), mine, theirs);
    }
}
