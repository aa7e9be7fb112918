package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormBase;
import io.broadsheet.newsroom.form.FormMerge;
import io.broadsheet.newsroom.page.Writing.Shown;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Theirs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Two have written at the same time: what this one typed stays in the form, what the other saved is shown beside it. */
@Component
class Conflicts {

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
        var who = now.updatedBy() == null
                ? pages.of("conflict.somebody")
                : now.updatedBy().label();
        var beside = new Theirs(
                now.version(),
                who,
                formats.moment(now.changedAt()),
                comparison.fields(merge, base.orElse(null), mine, theirs, who));
        var alert = pages.of(told(merge, mine, theirs), who, beside.moment().text());
        return writing.page(session, now, merge.form(), shown.beside(beside, writing.base(theirs), alert));
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

    /** @param form as it was saved, or was to be */
    record Save(Outcome<Article> outcome, ArticleForm form) {}

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
            return new Save(outcome, form);
        }
        var found = articles.find(session, id);
        if (found.isEmpty()) {
            return new Save(outcome, form);
        }
        var now = ArticleForm.of(found.get());
        if (FormMerge.isKept(form, now)) {
            return new Save(new Outcome.Done<>(found.get()), form);
        }
        var begun = base(session, id, version, base).filter(before -> FormMerge.isByNobody(before, now));
        if (begun.isEmpty()) {
            return new Save(outcome, form);
        }
        var over = merge(begun.get(), base, form, now).form();
        return new Save(articles.edit(session, id, found.get().version(), over.draft(), autosave), over);
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
