package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.IndicSyllabicCategory;
import com.ibm.icu.lang.UProperty;

/**
 * Marks that are sounds: vowel signs, and what else the scripts of India and their relatives write around a letter, in which
 * most of a word may stand. Accents and the vowel points of Arabic and Hebrew, which people leave out, are none, nor is the
 * nukta, which makes a letter that of a borrowed sound.
 */
final class VowelSigns {

    /** Those before are letters of Latin, Greek, Cyrillic, Hebrew and Arabic. */
    private static final int FIRST_LETTER = 0x780;

    /** Of Thaana, which Unicode counts with no script of India. */
    private static final int FIRST = 0x7A6;

    private static final int LAST_OF_THAANA = 0x7B0;
    private static final int CANDRABINDU = 0x901;
    private static final int CANDRABINDU_OF_GUJARATI = 0xA81;

    private VowelSigns() {}

    static boolean isOne(int c) {
        return c >= FIRST && isMark(c) && (c <= LAST_OF_THAANA || isOfSyllable(c));
    }

    /** On a letter of another script it is there for its look, as an accent. */
    static boolean isOneBehind(int before, int c) {
        return before >= FIRST_LETTER && isLetterOrMark(before) && isOne(c);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Of a {@link ReadText}, in which no other marks are left. */
    static boolean isLetterOrMark(int c) {
        return Character.isLetter(c) || isMark(c);
    }

    private static boolean isOfSyllable(int c) {
        return switch (UCharacter.getIntPropertyValue(c, UProperty.INDIC_SYLLABIC_CATEGORY)) {
            case IndicSyllabicCategory.OTHER, IndicSyllabicCategory.NUKTA, IndicSyllabicCategory.CANTILLATION_MARK ->
                false;
            default -> true;
        };
    }

    /** With one of two signs that are written for each other. */
    static int plain(int sign) {
        return sign == CANDRABINDU || sign == CANDRABINDU_OF_GUJARATI ? sign + 1 : sign;
    }
}
