package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.ParagraphMerge;
import io.broadsheet.newsroom.page.Writing.Shown;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Theirs;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Two have written at the same time: what this one typed stays in the form, what the other saved is shown beside it. */
@Component
class Conflicts {

    private final ArticleService articles;
    private final Writing writing;
    private final Formats formats;
    private final Pages pages;

    Conflicts(ArticleService articles, Writing writing, Formats formats, Pages pages) {
        this.articles = articles;
        this.writing = writing;
        this.formats = formats;
        this.pages = pages;
    }

    /** @param mine which was to replace the version of {@code shown} */
    ResponseEntity<String> page(Session session, UUID id, ArticleForm mine, Shown shown) throws ServiceAway {
        var found = articles.find(session, id);
        if (found.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var theirs = found.get();
        var saved = ArticleForm.of(theirs);
        var merged = merged(session, id, shown.version(), mine, saved);
        var form = merged.map(mine::written).orElse(mine);
        var who = theirs.updatedBy() == null
                ? pages.of("conflict.somebody")
                : theirs.updatedBy().label();
        var beside = new Theirs(
                theirs.version(), who, formats.moment(theirs.changedAt()), differing(form, saved), merged.isPresent());
        var alert = pages.of(
                merged.isPresent() ? "conflict.merged" : "conflict.kept",
                who,
                beside.moment().text());
        return writing.page(session, theirs, form, shown.beside(beside, alert));
    }

    /** @param form as it was saved, or was to be */
    record Save(Outcome<Article> outcome, ArticleForm form) {}

    /** Saves, also over later versions that came about without anybody writing. */
    Save save(Session session, UUID id, long version, ArticleForm form, boolean autosave) throws ServiceAway {
        var outcome = articles.edit(session, id, version, form.draft(), autosave);
        if (!(outcome instanceof Outcome.Stale<Article>)) {
            return new Save(outcome, form);
        }
        var now = articles.find(session, id);
        var base = articles.revision(session, id, version);
        if (now.isEmpty() || base.isEmpty()) {
            return new Save(outcome, form);
        }
        var over = form.over(ArticleForm.of(base.get()), ArticleForm.of(now.get()));
        return over.isEmpty()
                ? new Save(outcome, form)
                : new Save(
                        articles.edit(
                                session, id, now.get().version(), over.get().draft(), autosave),
                        over.get());
    }

    /** Only where the version that both began with is kept. */
    private Optional<String> merged(Session session, UUID id, long base, ArticleForm mine, ArticleForm theirs)
            throws ServiceAway {
        return articles.revision(session, id, base)
                .flatMap(begun -> ParagraphMerge.merge(begun.body().source(), mine.source(), theirs.source()))
                .filter(text -> !text.equals(mine.source()));
    }

    private static List<Theirs.Field> differing(ArticleForm mine, ArticleForm theirs) {
        record Pair(String key, String mine, String theirs) {}
        return Stream.of(
                        new Pair("field.title", mine.title(), theirs.title()),
                        new Pair("field.standfirst", mine.standfirst(), theirs.standfirst()),
                        new Pair("field.source", mine.source(), theirs.source()),
                        new Pair("field.authors", mine.authors(), theirs.authors()),
                        new Pair("field.section", mine.section(), theirs.section()),
                        new Pair("field.tags", mine.tags(), theirs.tags()),
                        new Pair("field.language", mine.language(), theirs.language()),
                        new Pair("field.slug", mine.slug(), theirs.slug()),
                        new Pair("field.alt", mine.alt(), theirs.alt()),
                        new Pair("field.credit", mine.credit(), theirs.credit()))
                .filter(pair -> !pair.mine.equals(pair.theirs))
                .map(pair -> new Theirs.Field(pair.key, pair.theirs, pair.key.equals("field.source")))
                .toList();
    }
}
