package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.OffsetsEnum;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter.OffsetSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where words are in a field, by the index. Each is looked up once for all documents in a part of it rather than once for
 * each document: that was a third of all that a search allocated.
 */
final class WordPlaces extends FieldOffsetStrategy {

    /** Those that the part has which was looked at last. */
    private final Map<BytesRef, PostingsEnum> words = new HashMap<>();

    private @Nullable LeafReader part;

    WordPlaces(UHComponents components) {
        super(components);
    }

    @Override
    public OffsetSource getOffsetSource() {
        return OffsetSource.POSTINGS;
    }

    /** @param document later ones come later, as in the highlighter */
    @Override
    public OffsetsEnum getOffsetsEnum(LeafReader reader, int document, String content) throws IOException {
        if (reader != part) {
            open(reader);
        }
        var found = new ArrayList<OffsetsEnum>();
        for (var word : words.entrySet()) {
            if (isIn(word.getValue(), document)) {
                found.add(new OffsetsEnum.OfPostings(word.getKey(), word.getValue()));
            }
        }
        return found.isEmpty() ? OffsetsEnum.EMPTY : new OffsetsEnum.MultiOffsetsEnum(found);
    }

    private void open(LeafReader reader) throws IOException {
        part = reader;
        words.clear();
        var terms = reader.terms(components.field());
        if (terms == null) {
            return;
        }
        var all = terms.iterator();
        for (var word : components.terms()) {
            if (all.seekExact(word)) {
                words.put(word, all.postings(null, PostingsEnum.OFFSETS));
            }
        }
    }

    private static boolean isIn(PostingsEnum places, int document) throws IOException {
        return (places.docID() < document ? places.advance(document) : places.docID()) == document;
    }
}
