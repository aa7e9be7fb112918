package io.broadsheet.article.domain;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    }

    /** @param text the word, or its whole address */
    public static Optional<SourceType> of(String text) {
        var address = ADDRESS.matcher(text.strip());
        var word = address.matches() ? address.group(1) : text.strip();
        return CODE.matcher(word).matches() ? Optional.of(new SourceType(word)) : Optional.empty();
    }

    /** Of all that a text names, the one that most has to be said of. */
    public static Optional<SourceType> namedIn(String text) {
        return ADDRESS.matcher(text)
                .results()
                .limit(1_000)
                .map(found -> new SourceType(found.group(1)))
                .reduce((one, other) -> other.madeByMachine().compareTo(one.madeByMachine()) > 0 ? other : one);
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
