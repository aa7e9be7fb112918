package io.broadsheet.comment.domain;

import java.util.ArrayList;
import java.util.List;

/** More links than a conversation needs; in a name none is needed. */
record LinksPhase(int linksAllowed) implements Phase {

    private static final int MOST_MARKS = 50;

    @Override
    public List<Finding> examine(Submission submission) {
        var inText = Links.in(submission.words().text());
        var inName = Links.in(submission.words().author());
        if (inText.size() <= linksAllowed && inName.isEmpty()) {
            return List.of();
        }
        var marks = new ArrayList<Mark>();
        inText.forEach(span -> marks.add(span.in(Mark.Field.TEXT)));
        inName.forEach(span -> marks.add(span.in(Mark.Field.AUTHOR)));
        return List.of(new Finding(
                HoldReason.MANY_LINKS, List.copyOf(marks.subList(0, Math.min(marks.size(), MOST_MARKS)))));
    }
}
