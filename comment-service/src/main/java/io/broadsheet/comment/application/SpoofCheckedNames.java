package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names as Unicode's data on confusable characters sees them (UTS 39), by ICU4J. */
@Component
public class SpoofCheckedNames implements Names {

    /** What lengthens an Arabic word is a letter to Unicode. */
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]|\\u0640");

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
     * Without case, width, spaces, signs, accents and invisible characters; look-alikes are one. Several keys, because a
     * letter may look like another in one case only: as typed, and with the case folded first; the same with letters of
     * unusual shape as plain ones, and with umlauts written out.
     */
    @Override
    public Set<NameKey> keys(String name) {
        var keys = new LinkedHashSet<NameKey>();
        String seen = Readings.seen(name);
        var read = ReadText.of(seen);
        String out = Objects.requireNonNullElse(read.writtenOut(0, read.length()), seen);
        for (String reading : new LinkedHashSet<>(List.of(seen, Readings.plain(seen), out))) {
            String typed = Normalizer2.getNFKCInstance().normalize(reading);
            String folded = UCharacter.foldCase(typed, true);
            keys.add(key(folded, folded));
            keys.add(key(UCharacter.foldCase(skeleton(typed), true), folded));
        }
        return keys;
    }

    private static NameKey key(String lowerCase, String otherwise) {
        String key = look(lowerCase);
        return new NameKey(key.isEmpty() ? otherwise : key);
    }

    /** As Unicode has it: in the case of each letter. */
    static String skeleton(String text) {
        String plain = Checkers.joined(Checkers.SKELETONS, text);
        return plain != null ? plain : Checkers.CONFUSABLES.getSkeleton(text);
    }

    /** The same for all that look the same; letters and digits only. */
    static String look(String lowerCase) {
        String plain = Checkers.joined(Checkers.LOOKS, lowerCase);
        return plain != null ? plain : lookOfAny(lowerCase);
    }

    static String lookOfAny(String lowerCase) {
        String skeleton = Checkers.CONFUSABLES.getSkeleton(Readings.seen(lowerCase));
        skeleton = Normalizer2.getNFKDInstance().normalize(skeleton);
        String letters = NEITHER_LETTER_NOR_DIGIT.matcher(skeleton).replaceAll("");
        // A capital I is a small l to readers, and a small i in another case.
        return UCharacter.foldCase(letters, true).replace('i', 'l');
    }

    @Override
    public boolean mixesScripts(String name) {
        return Checkers.MIXTURES.failsChecks(name);
    }
}
