package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names as Unicode's data on confusable characters sees them (UTS 39), by ICU4J. */
@Component
public class SpoofCheckedNames implements Names {

    /** What lengthens an Arabic word is a letter to Unicode. */
    private static final int TATWEEL = 0x640;

    /** Their data is read at the first name, not at the start. */
    private static final class Checkers {

        static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

        static final SpoofChecker MIXTURES = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS)
                .setRestrictionLevel(RestrictionLevel.MODERATELY_RESTRICTIVE)
                .build();

        /** Of each character of ASCII, which looks the same beside any other: many times faster than a whole text. */
        static final List<String> SKELETONS = ofEach(CONFUSABLES::getSkeleton);

        static final List<String> LOOKS = ofEach(SpoofCheckedNames::lookOfAny);

        private static List<String> ofEach(UnaryOperator<String> form) {
            return IntStream.range(0, 0x80)
                    .mapToObj(Character::toString)
                    .map(form)
                    .toList();
        }

        /** Null for a text with other characters. */
        static @Nullable String joined(List<String> ofEach, String text) {
            var joined = new StringBuilder(text.length() + 8);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    return null;
                }
                joined.append(ofEach.get(c));
            }
            return joined.toString();
        }
    }

    /**
     * Without case, width, spaces, signs, accents and invisible characters, but with vowel signs; look-alikes are one.
     * Several keys, because a letter may look like another in one case only: as typed, and with the case folded first; the
     * same with letters of unusual shape as plain ones, and with umlauts written out.
     */
    @Override
    public Set<NameKey> keys(String name) {
        var keys = new LinkedHashSet<NameKey>();
        for (String typed : new LinkedHashSet<>(readings(name))) {
            String folded = UCharacter.foldCase(typed, true);
            looks(typed, folded).forEach(look -> keys.add(new NameKey(look.isEmpty() ? folded : look)));
        }
        return keys;
    }

    private static List<String> readings(String name) {
        String seen = Readings.seen(name);
        var read = ReadText.of(seen);
        String out = Objects.requireNonNullElse(read.writtenOut(0, read.length()), seen);
        return Stream.of(seen, Readings.plain(seen), out)
                .map(Normalizer2.getNFKCInstance()::normalize)
                .toList();
    }

    private static List<String> looks(String typed, String folded) {
        return List.of(look(folded), look(UCharacter.foldCase(skeleton(typed), true)));
    }

    /**
     * What keys are made of, in each way in which a word may be read: as many of any word. Letters look as they do alone, so
     * that the keys of a row of words are those of its words one behind the other.
     */
    static List<String> looks(String word) {
        var known = new HashMap<String, List<String>>();
        return readings(word).stream()
                .flatMap(typed ->
                        known.computeIfAbsent(typed, each -> looks(each, UCharacter.foldCase(each, true))).stream())
                .toList();
    }

    /** As Unicode has it: in the case of each letter. */
    static String skeleton(String text) {
        String plain = Checkers.joined(Checkers.SKELETONS, text);
        return plain != null ? plain : skeletonBesideSigns(text);
    }

    /** The same for all that look the same; letters and digits only. */
    static String look(String lowerCase) {
        String plain = Checkers.joined(Checkers.LOOKS, lowerCase);
        return plain != null ? plain : lookOfAny(lowerCase);
    }

    static String lookOfAny(String lowerCase) {
        String skeleton = Normalizer2.getNFKDInstance().normalize(skeletonBesideSigns(Readings.seen(lowerCase)));
        var letters = new StringBuilder(skeleton.length());
        skeleton.codePoints()
                .filter(c -> isLetterOrDigit(c)
                        || !letters.isEmpty() && VowelSigns.isOneBehind(letters.codePointBefore(letters.length()), c))
                .forEach(letters::appendCodePoint);
        // A capital I is a small l to readers, and a small i in another case.
        return UCharacter.foldCase(letters.toString(), true).replace('i', 'l');
    }

    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(c) && c != TATWEEL;
        };
    }

    /** Of some vowel signs Unicode has only that they look like accents. */
    private static String skeletonBesideSigns(String seen) {
        if (seen.codePoints().noneMatch(VowelSigns::isOne)) {
            return Checkers.CONFUSABLES.getSkeleton(seen);
        }
        String parts = Normalizer2.getNFDInstance().normalize(seen);
        var skeleton = new StringBuilder(parts.length());
        int from = 0;
        int next;
        for (int at = 0; at < parts.length(); at = next) {
            int c = parts.codePointAt(at);
            next = at + Character.charCount(c);
            if (VowelSigns.isOne(c)) {
                skeleton.append(Checkers.CONFUSABLES.getSkeleton(parts.substring(from, at)));
                String sign = Checkers.CONFUSABLES.getSkeleton(parts.substring(at, next));
                if (sign.codePoints().allMatch(part -> isLetterOrDigit(part) || VowelSigns.isOne(part))) {
                    skeleton.append(sign);
                } else {
                    skeleton.appendCodePoint(VowelSigns.plain(c));
                }
                from = next;
            }
        }
        return skeleton.append(Checkers.CONFUSABLES.getSkeleton(parts.substring(from)))
                .toString();
    }

    @Override
    public boolean mixesScripts(String name) {
        return Checkers.MIXTURES.failsChecks(name);
    }
}
