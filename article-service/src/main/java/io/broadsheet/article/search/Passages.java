package io.broadsheet.article.search;

import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageScorer;

/**
 * Scores passages as Lucene does, without a hash table of 32 KB for each of them: a text has dozens, and they were half of
 * all that a search allocated.
 */
final class Passages extends PassageScorer {

    @Override
    public float score(Passage passage, int contentLength) {
        var score = 0f;
        for (var i = 0; i < passage.getNumMatches(); i++) {
            if (count(passage, i, 0, i) == 0) {
                var times = count(passage, i, i, passage.getNumMatches());
                score += tf(times, passage.getLength()) * weight(contentLength, passage.getMatchTermFreqsInDoc()[i]);
            }
        }
        return score * norm(passage.getStartOffset());
    }

    /** How often the term of that match is among these. */
    private static int count(Passage passage, int match, int from, int to) {
        var terms = passage.getMatchTerms();
        var count = 0;
        for (var i = from; i < to; i++) {
            if (terms[i].equals(terms[match])) {
                count++;
            }
        }
        return count;
    }
}
