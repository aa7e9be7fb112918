package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.PlainLetters;
import io.broadsheet.comment.domain.WordList.Span;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A text in plain letters: without accents, width and other shapes, and without what nobody sees; in its case. Knows where
 * each of them stands in the text as written.
 */
final class ReadText {

    /** For what is seen as a gap, but is no space: a sign, so that it parts words and joins letters. */
    private static final char GAP = '\u2800';

    private static final int TATWEEL = 0x640;
    /** At the end of a word people write the one without its dots. */
    private static final int TA_MARBUTA = 0x629;

    private static final int HA = 0x647;
    private static final int DIAERESIS = 0x308;
    private static final int RING = 0x30A;
    private static final int TILDE = 0x303;
    /** Madda, and hamza above and below. */
    private static final int FIRST_HAMZA = 0x653;

    private static final int LAST_HAMZA = 0x655;

    /** Between vowels it is another letter than n: <i>a\u00F1o</i> is no <i>ano</i>. Elsewhere it is there for its look. */
    static final char ENYE = '\u00F1';

    private static final char CAPITAL_ENYE = '\u00D1';
    private static final String VOWELS = "aeiouAEIOU";

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

    private final StringBuilder text;
    private int[] from;
    private int[] to;

    /** What stands behind a letter where its mark is written out: <i>ue</i> for <i>ü</i>; 0 for nothing. */
    private char[] more;

    private final BitSet hamzas = new BitSet();
    private boolean spells;
    private boolean hasEnye;
    private boolean inFlags;

    private ReadText(int length) {
        this.text = new StringBuilder(length);
        this.from = new int[length];
        this.to = new int[length];
        this.more = new char[length];
    }

    static ReadText of(String written) {
        var read = new ReadText(written.length());
        int at = 0;
        while (at < written.length()) {
            int c = written.codePointAt(at);
            int next = at + Character.charCount(c);
            read.partFlags(c, at);
            if (c < 0x80) {
                read.add((char) c, at, next);
            } else {
                read.add(c, at, next);
            }
            at = next;
        }
        read.takeTildesOff();
        return read;
    }

    private void takeTildesOff() {
        for (int i = 0; hasEnye && i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == ENYE || c == CAPITAL_ENYE) && !isBetweenVowels(i) && !isAlone(i)) {
                text.setCharAt(i, c == ENYE ? 'n' : 'N');
            }
        }
    }

    private boolean isBetweenVowels(int at) {
        return at > 0
                && at + 1 < text.length()
                && VOWELS.indexOf(text.charAt(at - 1)) >= 0
                && VOWELS.indexOf(text.charAt(at + 1)) >= 0;
    }

    /** Between signs or spaces, as of a word that is taken apart. */
    private boolean isAlone(int at) {
        return (at == 0 || !Character.isLetter(text.charAt(at - 1)))
                && (at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1)));
    }

    /** Letters of flags may be a word, but are no part of another. */
    private void partFlags(int c, int at) {
        boolean isFlag = c >= 0x1F1E6 && c <= 0x1F1FF;
        if (isFlag != inFlags) {
            add(GAP, at, at);
            inFlags = isFlag;
        }
    }

    private void add(int c, int start, int end) {
        if (UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT) || c == TATWEEL) {
            if (Character.isLetter(c) && !Texts.isVisible(c)) {
                add(GAP, start, end);
            } else {
                stretch(end);
            }
            return;
        }
        String parts = decomposed(c);
        if (parts == null) {
            addPart(c, start, end);
        } else {
            parts.codePoints().forEach(part -> addPart(part, start, end));
        }
    }

    /** Null if it is of one part. A letter in brackets is that letter; a sign of several letters is no word. */
    private static @Nullable String decomposed(int c) {
        String parts = DECOMPOSED.getDecomposition(c);
        if (parts == null || parts.length() == 1 || Character.getType(c) != Character.OTHER_SYMBOL) {
            return parts;
        }
        return parts.length() == 3 && parts.charAt(0) == '(' && parts.charAt(2) == ')'
                ? parts.substring(1, 2)
                : parts.codePointCount(0, parts.length()) == 1 ? parts : null;
    }

    private void addPart(int c, int start, int end) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> {
                if (!text.isEmpty() && VowelSigns.isOneBehind(text.codePointBefore(text.length()), c)) {
                    addUnits(VowelSigns.plain(c), start, end);
                } else {
                    spell(c);
                    stretch(end);
                }
            }
            default -> {
                String plain = PlainLetters.of(c);
                if (plain != null) {
                    add(plain.charAt(0), start, end);
                    spellStroke(c);
                } else {
                    addUnits(c == TA_MARBUTA ? HA : c, start, end);
                }
            }
        }
    }

    private void addUnits(int c, int start, int end) {
        for (char unit : Character.toChars(c)) {
            add(unit, start, end);
        }
    }

    private void add(char unit, int start, int end) {
        int at = text.length();
        if (at == from.length) {
            int longer = 2 * at + 8;
            from = Arrays.copyOf(from, longer);
            to = Arrays.copyOf(to, longer);
            more = Arrays.copyOf(more, longer);
        }
        text.append(unit);
        from[at] = start;
        to[at] = end;
    }

    /** What nobody sees belongs to what stands before it. */
    private void stretch(int end) {
        if (!text.isEmpty()) {
            to[text.length() - 1] = end;
        }
    }

    private void spell(int mark) {
        if (text.isEmpty()) {
            return;
        }
        int last = text.length() - 1;
        if (mark >= FIRST_HAMZA && mark <= LAST_HAMZA) {
            hamzas.set(last);
        }
        char letter = Character.toLowerCase(text.charAt(last));
        if (mark == TILDE && letter == 'n') {
            text.setCharAt(last, text.charAt(last) == 'n' ? ENYE : CAPITAL_ENYE);
            hasEnye = true;
        } else if (mark == DIAERESIS && (letter == 'a' || letter == 'o' || letter == 'u')) {
            spelledWith('e');
        } else if (mark == RING && letter == 'a') {
            spelledWith('a');
        }
    }

    private void spellStroke(int c) {
        if (c == '\u00F8' || c == '\u00D8') {
            spelledWith('e');
        }
    }

    private void spelledWith(char letter) {
        more[text.length() - 1] = letter;
        spells = true;
    }

    int length() {
        return text.length();
    }

    int codePointAt(int index) {
        return text.codePointAt(index);
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    /** Whether the letter was written with hamza or madda. */
    boolean hasHamza(int index) {
        return hamzas.get(index);
    }

    String part(int start, int end) {
        return text.substring(start, end);
    }

    /** With umlauts written out, as on a keyboard that has none; null where there are none. */
    @Nullable String writtenOut(int start, int end) {
        if (!spells) {
            return null;
        }
        StringBuilder out = null;
        for (int i = end - 1; i >= start; i--) {
            if (more[i] != 0) {
                out = out == null ? new StringBuilder(part(start, end)) : out;
                out.insert(i + 1 - start, more[i]);
            }
        }
        return out == null ? null : out.toString();
    }

    /** As written. */
    Span span(int start, int end) {
        return new Span(from[start], to[end - 1]);
    }
}
