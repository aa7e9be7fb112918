package io.broadsheet.website.page;

import io.broadsheet.website.view.Paragraph;
import io.broadsheet.website.view.Paragraph.Part;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What readers typed, as it is shown: plain text in which lines that begin with {@code >} are quoted and plain addresses
 * are links. An address that does not lead where it seems to is left as text.
 */
final class CommentText {
    private static final Pattern BETWEEN = Pattern.compile("\\R{2,}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[!-~&&[^<>\"`{}|\\\\^]]+");
    private static final String CLOSING = ".,;:!?'*_~";
    private static final int LONGEST_ADDRESS = 2_000;

    private CommentText() {}

    static List<Paragraph> paragraphs(String text) {
        var paragraphs = new ArrayList<Paragraph>();
        BETWEEN.splitAsStream(text).filter(block -> !block.isBlank()).forEach(block -> add(block, paragraphs));
        return paragraphs;
    }

    private static void add(String block, List<Paragraph> paragraphs) {
        var run = new ArrayList<String>();
        var quoted = false;
        for (var line : block.lines().toList()) {
            var isQuoted = line.startsWith(">");
            if (isQuoted != quoted) {
                add(quoted, run, paragraphs);
                run.clear();
                quoted = isQuoted;
            }
            run.add(isQuoted ? line.substring(1).strip() : line);
        }
        add(quoted, run, paragraphs);
    }

    private static void add(boolean quoted, List<String> lines, List<Paragraph> paragraphs) {
        var text = String.join("\n", lines);
        if (!text.isBlank()) {
            paragraphs.add(new Paragraph(quoted, parts(text)));
        }
    }

    private static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var found = ADDRESS.matcher(text);
        var from = 0;
        while (found.find()) {
            var address = withoutClosing(found.group());
            var end = found.start() + address.length();
            if (leadsWhereItSeems(address) && !goesOn(text, end)) {
                if (found.start() > from) {
                    parts.add(new Part(text.substring(from, found.start()), null));
                }
                parts.add(new Part(address, address));
                from = end;
            }
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null));
        }
        return parts;
    }

    /** What ends the sentence around an address, or a bracket that was opened before it, is not part of it. */
    private static String withoutClosing(String found) {
        var end = found.length();
        var round = found.chars().map(c -> opened(c, '(', ')')).sum();
        var square = found.chars().map(c -> opened(c, '[', ']')).sum();
        while (end > 0) {
            var last = found.charAt(end - 1);
            var unopened = last == ')' && round < 0 || last == ']' && square < 0;
            if (!unopened && CLOSING.indexOf(last) < 0) {
                break;
            }
            round -= opened(last, '(', ')');
            square -= opened(last, '[', ']');
            end--;
        }
        return found.substring(0, end);
    }

    private static int opened(int c, char opening, char closing) {
        return c == opening ? 1 : c == closing ? -1 : 0;
    }

    /** The rest of it is in letters that this does not read. */
    private static boolean goesOn(String text, int end) {
        return end < text.length() && Character.isLetterOrDigit(text.codePointAt(end));
    }

    /** With a host by name, and nothing before it that could be taken for one. */
    private static boolean leadsWhereItSeems(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getHost().contains(".")
                    && Arrays.stream(uri.getHost().split("\\.")).noneMatch(label -> label.startsWith("xn--"));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
