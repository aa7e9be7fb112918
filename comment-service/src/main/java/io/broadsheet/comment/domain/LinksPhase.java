package io.broadsheet.comment.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * More links than a conversation needs; in a name none is needed.
 *
 * @param site host and port of this paper's own pages, to which anybody may lead
 */
record LinksPhase(int linksAllowed, String site) implements Phase {

    private static final int MOST_MARKS = 50;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:https?://)?(?:www\\.)?([^/?#]*+).*+", Pattern.CASE_INSENSITIVE);

    LinksPhase {
        site = site.startsWith("www.") ? site.substring("www.".length()) : site;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        String text = submission.words().text();
        var inText = Links.in(text).stream()
                .filter(link -> !isOwn(text.substring(link.from(), link.to())))
                .toList();
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

    private boolean isOwn(String link) {
        var authority = AUTHORITY.matcher(link);
        return authority.matches() && authority.group(1).equalsIgnoreCase(site);
    }
}
