package io.broadsheet.comment.domain;

import java.util.ArrayList;
import java.util.List;

/** What a scorer says of it, with the words that told most. */
record ScorePhase(double from) implements Phase {

    private static final int MOST_MARKS = 50;

    @Override
    public List<Finding> examine(Submission submission) {
        return switch (submission.standing().score()) {
            case Score.Known(double value, List<String> words)
            when value >= from ->
                List.of(new Finding(HoldReason.SCORE, marks(submission.words().text(), words)));
            case Score.Late() -> List.of(new Finding(HoldReason.SCORE_LATE));
            case Score.Known _, Score.NotKnown _ -> List.of();
        };
    }

    private static List<Mark> marks(String text, List<String> words) {
        var marks = new ArrayList<Mark>();
        for (String word : words) {
            int at = word.isEmpty() ? -1 : text.indexOf(word);
            while (at >= 0 && marks.size() < MOST_MARKS) {
                marks.add(new Mark(Mark.Field.TEXT, at, at + word.length()));
                at = text.indexOf(word, at + word.length());
            }
        }
        return marks;
    }
}
