package io.broadsheet.article.store;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.TitleWords;
import io.broadsheet.article.domain.Details;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the newsroom finds an article by: of its working copy, folded. Public only for the driver's record codec.
 *
 * @param words of the title
 * @param starts beginnings of these, for an index
 */
public record LookupDocument(
        List<String> words,
        List<String> starts,
        List<String> authors,
        @Nullable String section) {

    static LookupDocument of(Details details) {
        var words = TitleWords.of(details.title());
        return new LookupDocument(
                words,
                TitleWords.starts(words),
                details.authors().stream().map(Kind.AUTHOR::key).toList(),
                details.section() == null ? null : Kind.SECTION.key(details.section()));
    }
}
