package io.broadsheet.comment.domain;

import java.util.List;
import java.util.stream.Stream;

/** Words of a list, in the text or in the name. */
record WordsPhase(HoldReason reason, WordList list) implements Phase {

    private static final int MOST_MARKS = 50;

    @Override
    public List<Finding> examine(Submission submission) {
        var words = submission.words();
        List<Mark> marks = Stream.concat(
                        list.find(words.text(), submission.article().language()).stream()
                                .map(span -> span.in(Mark.Field.TEXT)),
                        list.find(words.author(), submission.article().language()).stream()
                                .map(span -> span.in(Mark.Field.AUTHOR)))
                .limit(MOST_MARKS)
                .toList();
        return marks.isEmpty() ? List.of() : List.of(new Finding(reason, marks));
    }
}
