package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.article.search.Highlights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article in a list of what was found. */
record FoundArticle(@JsonUnwrapped PublicSummary article, Highlighted highlights) {

    /**
     * HTML whose only markup is {@code <mark>} around what was looked for.
     *
     * @param fragments of the text; none if it is not there that the words are
     */
    record Highlighted(String title, @Nullable String standfirst, List<String> fragments) {}

    static FoundArticle of(PublicSummary article, Highlights highlights) {
        var title = highlights.title();
        var standfirst = highlights.standfirst();
        return new FoundArticle(
                article,
                new Highlighted(
                        title == null ? Highlights.escaped(article.title()) : title,
                        standfirst == null && article.standfirst() != null
                                ? Highlights.escaped(article.standfirst())
                                : standfirst,
                        highlights.fragments()));
    }
}
