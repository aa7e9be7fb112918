package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Takes out what was not to be seen where it was copied: keys that pages sort by, first lines of letters that only lists
 * show, words for those who hear a page, hidden and deleted text of word processors, and remarks beside the text.
 */
final class Hidden implements Mend {

    private static final Pattern STYLE = Pattern.compile(
            "(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)"
                    + "|mso-element\\s*:\\s*comment-list)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Of Word, and of Google's documents saved as a page. */
    private static final String REMARKS =
            ".MsoCommentReference, a.msocomanchor, a.msocomoff, .msoDel, del[cite^=mailto:],"
                    + " sup:has(> a[href^=#cmnt]), div:has(> p > a[href^=#cmnt_ref])";

    /** Said to those who hear a page and do not see it: where a link leads, or what a list is of. */
    private static final String HEARD = "[class~=(?i)(?:^|\\s|[a-z0-9][-_])visually[-_]?hidden(?:\\s|$)],"
            + " .sr-only, .sr-text, .screen-reader-text, .screen-reader-only, .screenreader-only, .assistive-text, .hide-text";

    /** Offered to whoever may change the page. */
    private static final String EDITING = ".mw-editsection, div.magnify";

    /** Offered to whoever wants the address of a heading; some sites have the heading itself in it. */
    private static final String ADDRESSES =
            "a.headerlink, a.header-anchor, a.heading-anchor, a.anchor[href^=#], a.anchor-link[href^=#], a.hash-link";

    private static final String SHOWN = "img, iframe, video, audio, object, embed";

    @Override
    public void apply(Element body, Warnings warnings) {
        body.select(REMARKS).stream()
                .filter(remark -> remark.closest("body") == body)
                .forEach(remark -> remove(remark, warnings));
        body.select(EDITING).remove();
        body.select(ADDRESSES).forEach(link -> mendAddress(link, warnings));
        for (var element : body.select("[style], [hidden], " + HEARD)) {
            var isHidden = element.hasAttr("hidden")
                    || element.is(HEARD)
                    || STYLE.matcher(element.attr("style")).find();
            // Pages hide a formula behind a picture of it.
            if (isHidden && element.closest("body") == body && element.selectFirst("math") == null) {
                remove(element, warnings);
            }
        }
    }

    /** Only a sign goes without a word. */
    private static void mendAddress(Element link, Warnings warnings) {
        link.children().select(HEARD).remove();
        var heading = link.closest("h1, h2, h3, h4, h5, h6");
        if (!saysSomething(link.text())) {
            link.remove();
        } else if (heading != null && heading.text().equals(link.text())) {
            link.unwrap();
        } else if (heading != null) {
            remove(link, warnings);
        }
    }

    private static boolean saysSomething(String words) {
        return words.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static void remove(Element element, Warnings warnings) {
        var words = element.text();
        if (!Texts.isBlank(words)) {
            warnings.add(words, Sentence.WARNING_HIDDEN, Warnings.shortened(words));
        } else if (element.is(SHOWN) || element.selectFirst(SHOWN) != null) {
            warnings.add("<" + element.normalName(), Sentence.WARNING_HIDDEN_PICTURE);
        }
        element.remove();
    }
}
