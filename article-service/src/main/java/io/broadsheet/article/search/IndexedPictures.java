package io.broadsheet.article.search;

import io.broadsheet.article.application.PublicPictures;
import org.apache.lucene.index.Term;
import org.springframework.stereotype.Component;

/** Finds by the search index whether a published article has a picture. */
@Component
class IndexedPictures implements PublicPictures {

    private final SearchIndex index;

    IndexedPictures(SearchIndex index) {
        this.index = index;
    }

    @Override
    public Answer heardOf(String hash) {
        var picture = new Term(ArticleFields.PICTURE, hash);
        if (index.read(searcher -> Lookup.first(searcher, picture, (reader, document) -> true) != null, false)) {
            return Answer.PUBLIC;
        }
        return index.isComplete() ? Answer.NOT_PUBLIC : Answer.NOT_YET_KNOWN;
    }
}
