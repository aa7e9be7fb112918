package io.broadsheet.comment.domain;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a scorer says of it, with the words that told most. */
record ScorePhase(double from) implements Phase {

    private static final int MOST_MARKS = 50;

    /** Nothing stands between their words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

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
                int end = at + word.length();
                if (!isWithinWord(text, at) && !isWithinWord(text, end)) {
                    marks.add(new Mark(Mark.Field.TEXT, at, end));
                }
                at = text.indexOf(word, at + word.length());
            }
        }
        return marks;
    }

    private static boolean isWithinWord(String text, int at) {
        return at > 0 && at < text.length() && isOfWord(text.codePointBefore(at)) && isOfWord(text.codePointAt(at));
    }

    private static boolean isOfWord(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(sign) && !UNSPACED.contains(UnicodeScript.of(sign));
        };
    }
}
