package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what a source loses on its way to readers, each with the line it stands in where that can be told. */
final class Warnings {

    private static final int MOST = 50;
    private static final int LONGEST_SNIPPET = 60;
    private static final String FIELD = "body.source";

    private final String source;
    private final List<Warning> warnings = new ArrayList<>();
    private int beyond;
    /** Where the same piece is looked for next. */
    private final Map<String, Integer> searched = new HashMap<>();

    Warnings(String source) {
        this.source = source;
    }

    List<Warning> list() {
        var told = new ArrayList<>(warnings);
        if (beyond > 0) {
            told.add(new Warning(FIELD, Sentence.WARNING_MORE.with(beyond)));
        }
        return List.copyOf(told);
    }

    /** @param typed a piece of the source as it was typed; without it, the place is the whole field */
    void add(String typed, Sentence what, Object... arguments) {
        // The place of what is not told need not be looked for.
        if (warnings.size() < MOST) {
            warnings.add(new Warning(place(typed), what.with(arguments)));
        } else {
            beyond++;
        }
    }

    /** @param line of the source, from 1 */
    void addAt(int line, Sentence what) {
        if (warnings.size() < MOST) {
            warnings.add(new Warning(FIELD + ", line " + line, what.with()));
        } else {
            beyond++;
        }
    }

    /** However much else there is to tell: this is what counts. */
    void refuse(NotPublishable why) {
        warnings.addFirst(new Warning(FIELD, why.why()));
    }

    /** For a message. */
    static String shortened(String words) {
        return words.length() <= LONGEST_SNIPPET ? words : Texts.beginning(words, LONGEST_SNIPPET) + "…";
    }

    private String place(String typed) {
        var snippet = Texts.beginning(typed, LONGEST_SNIPPET);
        if (snippet.isEmpty()) {
            return FIELD;
        }
        var found = indexOf(snippet, searched.getOrDefault(snippet, 0));
        if (found < 0) {
            return FIELD;
        }
        searched.put(snippet, found + 1);
        return FIELD + ", line "
                + (1 + source.substring(0, found).chars().filter(c -> c == '\n').count());
    }

    private int indexOf(String snippet, int from) {
        for (var i = from; i + snippet.length() <= source.length(); i++) {
            if (source.regionMatches(true, i, snippet, 0, snippet.length())) {
                return i;
            }
        }
        return -1;
    }
}
