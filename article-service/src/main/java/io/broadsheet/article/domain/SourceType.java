package io.broadsheet.article.domain;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a picture came to be, by a word of IPTC's vocabulary (https://cv.iptc.org/newscodes/digitalsourcetype/).
 *
 * @param code {@code digitalCapture}, {@code trainedAlgorithmicMedia}…, perhaps one that is newer than this build
 */
public record SourceType(String code) {

    public static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,60}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?://cv\\.iptc\\.org/newscodes/digitalsourcetype/([A-Za-z]{1,60})");
    private static final Set<String> WHOLLY = Set.of("trainedAlgorithmicMedia", "algorithmicMedia");
    private static final Set<String> PARTLY =
            Set.of("compositeWithTrainedAlgorithmicMedia", "compositeSynthetic", "virtualRecording");
    /** In CBOR (RFC 8949, 3.1) the head of a text whose length is in the byte behind it, as that of an address is. */
    private static final char TEXT_HEAD = 0x78;

    /** How much of a picture a machine made up. */
    public enum MadeByMachine {
        NOT,
        PARTLY,
        WHOLLY
    }

    /** @throws IllegalArgumentException if it is no word of such a vocabulary */
    public SourceType {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a word of the vocabulary");
        }
        // In other letters it is the same; and builds before took letters of what follows along, which are kept so.
        var typed = code;
        code = Stream.concat(WHOLLY.stream(), PARTLY.stream())
                .filter(word -> typed.regionMatches(true, 0, word, 0, word.length()))
                .findFirst()
                .orElse(typed);
    }

    /** @param text the word, or its whole address */
    public static Optional<SourceType> of(String text) {
        var address = ADDRESS.matcher(text.strip());
        var word = address.matches() ? address.group(1) : text.strip();
        return CODE.matcher(word).matches() ? Optional.of(new SourceType(word)) : Optional.empty();
    }

    /**
     * Of all that a text names, the one that most has to be said of.
     *
     * @param text of bytes, a character for each
     */
    public static Optional<SourceType> namedIn(String text) {
        return ADDRESS.matcher(text)
                .results()
                .limit(1_000)
                .flatMap(found -> Stream.of(counted(text, found), found.group(1)))
                .map(SourceType::new)
                .reduce((one, other) -> other.madeByMachine().compareTo(one.madeByMachine()) > 0 ? other : one);
    }

    /** As long as the bytes before the address say: in CBOR the head of what follows is a letter often enough. */
    private static String counted(String text, MatchResult found) {
        var start = found.start();
        var end = start >= 2 && text.charAt(start - 2) == TEXT_HEAD ? start + text.charAt(start - 1) : 0;
        return end > found.start(1) && end < found.end(1) ? text.substring(found.start(1), end) : found.group(1);
    }

    public String address() {
        return VOCABULARY + code;
    }

    public MadeByMachine madeByMachine() {
        if (WHOLLY.contains(code)) {
            return MadeByMachine.WHOLLY;
        }
        return PARTLY.contains(code) ? MadeByMachine.PARTLY : MadeByMachine.NOT;
    }
}
