package io.broadsheet.article.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;

/** Finds how an article writes words that are known as the index has them: Müllerstraße for mullerstrasse. */
final class Wording {

    private Wording() {}

    /** Those of them that it has. */
    static Map<String, String> of(Set<String> folded, Document article) throws IOException {
        var spelled = new HashMap<String, String>();
        var key = article.get(ArticleFields.ANALYSIS);
        // Within a sentence words stand as they do everywhere.
        for (var field :
                new String[] {ArticleFields.body(key), ArticleFields.standfirst(key), ArticleFields.title(key)}) {
            var text = Highlighting.bounded(article.get(field));
            if (text != null && spelled.size() < folded.size()) {
                find(folded, text, spelled);
            }
        }
        for (var name : names(article)) {
            if (spelled.size() < folded.size()) {
                find(folded, name, spelled);
            }
        }
        return spelled;
    }

    private static List<String> names(Document article) {
        var details = ArticleFields.summary(article).details();
        return Stream.of(
                        details.authors(),
                        details.tags(),
                        Stream.ofNullable(details.section()).toList())
                .flatMap(List::stream)
                .toList();
    }

    private static void find(Set<String> folded, String text, Map<String, String> spelled) throws IOException {
        try (var words = Analysis.INDEXING.tokenStream(ArticleFields.WORDS, text)) {
            var word = words.addAttribute(CharTermAttribute.class);
            var place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (spelled.size() < folded.size() && words.incrementToken()) {
                var known = word.toString();
                if (folded.contains(known)) {
                    spelled.putIfAbsent(known, text.substring(place.startOffset(), place.endOffset()));
                }
            }
        }
    }
}
