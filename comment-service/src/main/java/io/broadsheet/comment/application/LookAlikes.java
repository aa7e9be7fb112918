package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Letters of other alphabets that look like Latin ones, one by one: many times faster than the skeleton of a text. */
final class LookAlikes {

    /** First and last of the alphabets that have some. */
    private static final List<int[]> ALPHABETS = List.of(
            new int[] {0x370, 0x58F}, new int[] {0x13A0, 0x13FF}, new int[] {0xA4D0, 0xA4FF}, new int[] {0xAB70, 0xABBF
            });

    private static final Map<Integer, Character> LATIN = latin();

    private LookAlikes() {}

    private static Map<Integer, Character> latin() {
        var latin = new HashMap<Integer, Character>();
        for (int[] alphabet : ALPHABETS) {
            for (int c = alphabet[0]; c <= alphabet[1]; c++) {
                if (Character.isLetter(c)) {
                    put(latin, c);
                }
            }
        }
        return Map.copyOf(latin);
    }

    /** Those in small case, which looks like another letter than the capital in places: either will do. */
    private static void put(Map<Integer, Character> latin, int c) {
        for (int inCase : List.of(UCharacter.toUpperCase(c), c)) {
            String look =
                    SpoofCheckedNames.look(Readings.plain(SpoofCheckedNames.skeleton(Character.toString(inCase))));
            if (look.length() == 1 && look.charAt(0) >= 'a' && look.charAt(0) <= 'z') {
                latin.put(c, look.charAt(0));
                return;
            }
        }
    }

    /** With one letter for all that look the same, in a text without case. */
    static String latin(String folded) {
        var latin = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            latin.append(
                    switch (c) {
                        case 'i', '1' -> 'l';
                        case '0' -> 'o';
                        default -> c < 0x80 ? c : LATIN.getOrDefault((int) c, c);
                    });
        }
        return latin.toString();
    }
}
