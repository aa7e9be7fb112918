package io.broadsheet.comment.domain;

import java.util.List;
import java.util.regex.Pattern;

/** More links than a conversation needs; in a name none is needed. */
record HoldManyLinks(int linksAllowed) implements HoldRule {

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S");

    @Override
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return links(words.text()) > linksAllowed || links(words.author()) > 0
                ? List.of(HoldReason.MANY_LINKS)
                : List.of();
    }

    private static long links(String text) {
        return LINK.matcher(text).results().count();
    }
}
