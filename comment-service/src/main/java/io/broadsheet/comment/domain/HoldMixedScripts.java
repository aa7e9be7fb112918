package io.broadsheet.comment.domain;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A name that mixes scripts whose letters look alike, as an impostor's does (after UTS 39, cut to the common case). */
final class HoldMixedScripts implements HoldRule {

    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.CHEROKEE);

    @Override
    public Optional<HoldReason> judge(Contribution contribution, Predicate<NameKey> approvedBefore) {
        long scripts = contribution
                .author()
                .codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(ALIKE::contains)
                .distinct()
                .count();
        return scripts > 1 ? Optional.of(HoldReason.MIXED_SCRIPTS) : Optional.empty();
    }
}
