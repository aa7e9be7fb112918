package io.broadsheet.identity.account;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import io.broadsheet.chassis.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody signs in with: given once and to nobody else later, since what they did is told under it. */
public record AccountName(String value) {

    private static final int LONGEST = 40;
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Their data is read at the first name, not at the start. */
    private static final class Checkers {

        static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

        static final SpoofChecker MIXTURES = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.MIXED_NUMBERS)
                .setRestrictionLevel(RestrictionLevel.MODERATELY_RESTRICTIVE)
                .build();
    }

    /** @return what is wrong with a new name; null if nothing is */
    public static @Nullable String problem(@Nullable String name) {
        if (name == null || Texts.isBlank(name)) {
            return "Must not be blank.";
        }
        if (!Texts.fits(name, LONGEST)) {
            return "Must have at most 40 characters.";
        }
        if (!SHAPE.matcher(name).matches()) {
            return "May have letters, digits, dots, hyphens and underscores, and begins with a letter or digit.";
        }
        return Checkers.MIXTURES.failsChecks(name) ? "Must not mix alphabets." : null;
    }

    /** The same for all spellings: case, composition and width (NFKC) make no difference when signing in. */
    public String key() {
        // Unicode keeps it the same for good: what it is found by must not change with a build.
        return Normalizer2.getNFKCCasefoldInstance().normalize(value.strip());
    }

    /** The same for names that people take for one another (UTS 39); that of an older ICU may be another. */
    public String look() {
        var skeleton = Normalizer2.getNFKDInstance().normalize(Checkers.CONFUSABLES.getSkeleton(key()));
        var letters = SIGNS.matcher(skeleton).replaceAll("");
        var look = UCharacter.foldCase(letters, true).replace('i', 'l');
        return look.isEmpty() ? key() : look;
    }
}
