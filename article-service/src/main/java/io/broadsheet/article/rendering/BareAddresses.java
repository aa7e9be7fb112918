package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Ends bare addresses before quotation marks, dashes, signs that nobody sees, and the punctuation of other scripts, which no
 * space parts from them.
 */
final class BareAddresses implements PostProcessor {

    private static final String PUNCTUATION =
            "\u3000-\u303F\uFF00-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\u00AB\u00BB\u201C-\u201E\u2026"
                    + "\u2014\u2018\u201A\u2039\u203A\u060C\u061B\u061F\u06D4\u0964\u0965"
                    + "\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069";

    /** Names in addresses have an apostrophe and the dash of a pair within. */
    private static final String BEHIND_ALL = "(?=[\u2013\u2019](?![\\p{L}\\p{N}])|\u2019s(?![\\p{L}\\p{N}]))";

    /** Addresses of mail have none, French has one before them. */
    private static final String BEFORE_MAIL = "(?<=\u2019)(?=[\\w.+-]{1,64}@)";

    private static final Pattern BOUNDARY = Pattern.compile("(?<=[" + PUNCTUATION + "])(?=[^" + PUNCTUATION
            + "])|(?<=[^" + PUNCTUATION + "])(?=[" + PUNCTUATION + "])|" + BEHIND_ALL + "|" + BEFORE_MAIL);
    private static final Pattern ADDRESS = Pattern.compile("://|@|www\\.", Pattern.CASE_INSENSITIVE);

    /** To be run before addresses are looked for, which is done in each text by itself. */
    @Override
    public Node process(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                part(text);
            }

            @Override
            public void visit(Link link) {}
        });
        return document;
    }

    private static void part(Text text) {
        if (!ADDRESS.matcher(text.getLiteral()).find()) {
            return;
        }
        var pieces = BOUNDARY.split(text.getLiteral(), -1);
        if (pieces.length > 1) {
            for (var piece : pieces) {
                text.insertBefore(new Text(piece));
            }
            text.unlink();
        }
    }
}
