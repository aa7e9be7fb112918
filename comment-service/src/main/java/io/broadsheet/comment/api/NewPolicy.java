package io.broadsheet.comment.api;

import static io.broadsheet.comment.api.PolicyView.parse;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.api.PolicyView.PhaseView;
import io.broadsheet.comment.api.PolicyView.Word;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.HoldPolicy.Mode;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.ListedWord;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.Remark;
import io.broadsheet.comment.domain.Standing;
import io.broadsheet.comment.domain.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy to be chosen or tried; what is absent stays as it is.
 *
 * @param mode {@code hold-first}, {@code hold-all} or {@code none}
 * @param phases in their order, each once; one that is left out is off. {@code null}: those that are usual for the mode
 * @param bannedWords at most 1,000 together with {@code suspectWords}
 * @param note why; for other moderators
 */
record NewPolicy(
        @Nullable String mode,
        @Nullable Integer linksAllowed,
        @Nullable Optional<List<@Nullable PhaseView>> phases,
        @Nullable NewLimits limits,
        @Nullable List<@Nullable Word> bannedWords,
        @Nullable List<@Nullable Word> suspectWords,
        @Nullable String note) {

    private static final int LONGEST_WORD = 60;

    private static final String SIGN = "[^\\p{L}\\p{N}\\p{M}@$]";
    /** Behind or before signs that are left out: it would be found wherever that letter stands by itself. */
    private static final Pattern LONE_LETTER =
            Pattern.compile(SIGN + "*+[\\p{L}\\p{N}]\\p{M}*+" + SIGN + "++|" + SIGN + "++[\\p{L}\\p{N}]\\p{M}*+");

    private static final int MOST_A_MINUTE = 1_000;
    private static final int MOST_REPORTS = 100;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    /**
     * What is absent stays as it is.
     *
     * @param shortest in characters, like {@code longest}
     * @param repeatsAllowed of the same words within a day; {@code null}: what is usual for the mode
     * @param provenAfter so many approved comments make an author known
     * @param perName comments in a minute, like {@code perNetwork} and {@code perArticle}; 0: no limit
     * @param reportsToHold of readers, since a moderator last decided
     * @param scoreAt 0 to 1: a score from here on is found
     */
    record NewLimits(
            @Nullable Integer shortest,
            @Nullable Integer longest,
            @Nullable Optional<Integer> repeatsAllowed,
            @Nullable Integer provenAfter,
            @Nullable Integer perName,
            @Nullable Integer perNetwork,
            @Nullable Integer perArticle,
            @Nullable Integer reportsToHold,
            @Nullable Double scoreAt) {

        private static final NewLimits NONE = new NewLimits(null, null, null, null, null, null, null, null, null);

        private boolean isEmpty() {
            return equals(NONE);
        }
    }

    boolean isEmpty() {
        return mode == null
                && linksAllowed == null
                && phases == null
                && (limits == null || limits.isEmpty())
                && bannedWords == null
                && suspectWords == null;
    }

    /** @throws io.broadsheet.chassis.web.problem.ProblemException naming every broken rule */
    void check() {
        var errors = new FieldErrors()
                .check(
                        mode == null || parse(Mode.class, mode) != null,
                        "mode",
                        "Please choose hold-first, hold-all or none.")
                .check(isWithin(linksAllowed, 0, HoldPolicy.MOST_LINKS), "linksAllowed", "Please enter 0 to 100.")
                .check(
                        phases == null || arePhases(phases.orElse(List.of())),
                        "phases",
                        "Please name each phase once, to hold, refuse or be off; mode and reports refuse nothing.")
                .check(
                        Remark.isFit(tidyNote()),
                        "note",
                        "Please keep the note to 1,000 characters, without control characters.");
        checkWords(bannedWords, "bannedWords", errors);
        checkWords(suspectWords, "suspectWords", errors);
        if (limits != null) {
            check(limits, errors);
        }
        errors.throwIfAny();
    }

    /** As it is kept. */
    @Nullable String tidyNote() {
        return Remark.tidied(note);
    }

    private static boolean arePhases(List<@Nullable PhaseView> phases) {
        Set<PhaseName> seen = EnumSet.noneOf(PhaseName.class);
        return phases.stream().allMatch(view -> {
            PhaseName phase = view == null ? null : parse(PhaseName.class, view.phase());
            Step.Action action = view == null ? null : parse(Step.Action.class, view.action());
            return phase != null
                    && action != null
                    && seen.add(phase)
                    && !(action == Step.Action.REFUSE && phase.holdsAtMost());
        });
    }

    private static void checkWords(@Nullable List<@Nullable Word> words, String field, FieldErrors errors) {
        errors.check(
                words == null || words.stream().allMatch(NewPolicy::isWord),
                field,
                "Please enter words of 1 to 60 characters, written out and not as f***, with a language such as en"
                        + " or none.");
    }

    private static boolean isWord(@Nullable Word word) {
        String text = word == null ? null : word.word();
        return text != null
                && word != null
                && Texts.fits(text, LONGEST_WORD)
                && LETTER_OR_DIGIT.matcher(text).find()
                && !LONE_LETTER.matcher(text.strip()).matches()
                && !Texts.hasControls(text)
                && (word.language() == null || isLanguage(word.language()));
    }

    /** One that no article can be in would never find anything. */
    private static boolean isLanguage(String tag) {
        String language = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(tag).matches() && (language.length() == 3 || LANGUAGES.contains(language));
    }

    private static void check(NewLimits limits, FieldErrors errors) {
        within(limits.shortest(), 1, Contribution.LONGEST_TEXT, "shortest", errors);
        within(limits.longest(), 1, Contribution.LONGEST_TEXT, "longest", errors);
        within(
                limits.repeatsAllowed() == null ? null : limits.repeatsAllowed().orElse(null),
                0,
                RecentComments.MOST - 1,
                "repeatsAllowed",
                errors);
        within(limits.provenAfter(), 1, Standing.MOST_APPROVALS, "provenAfter", errors);
        within(limits.perName(), 0, MOST_A_MINUTE, "perName", errors);
        within(limits.perNetwork(), 0, MOST_A_MINUTE, "perNetwork", errors);
        within(limits.perArticle(), 0, MOST_A_MINUTE, "perArticle", errors);
        within(limits.reportsToHold(), 1, MOST_REPORTS, "reportsToHold", errors);
        Double score = limits.scoreAt();
        errors.check(
                score == null || score > 0 && score <= 1, "limits.scoreAt", "Please enter more than 0, at most 1.");
    }

    private static void within(@Nullable Integer value, int least, int most, String field, FieldErrors errors) {
        errors.check(isWithin(value, least, most), "limits." + field, "Please enter " + least + " to " + most + ".");
    }

    private static boolean isWithin(@Nullable Integer value, int least, int most) {
        return value == null || value >= least && value <= most;
    }

    /**
     * After {@link #check}.
     *
     * @throws io.broadsheet.chassis.web.problem.ProblemException if with what stays it makes none
     */
    HoldPolicy on(HoldPolicy current) {
        Mode chosenMode = parse(Mode.class, mode);
        var banned = bannedWords == null ? current.bannedWords() : words(bannedWords);
        var suspect = suspectWords == null ? current.suspectWords() : words(suspectWords);
        // Those that grew larger while only one was looked at may stay.
        int known = current.bannedWords().size() + current.suspectWords().size();
        new FieldErrors()
                .check(
                        banned.size() + suspect.size() <= Math.max(HoldPolicy.MOST_WORDS, known),
                        "bannedWords",
                        "Please keep both lists together to 1,000 words.")
                .throwIfAny();
        return new HoldPolicy(
                chosenMode == null ? current.mode() : chosenMode,
                linksAllowed == null ? current.linksAllowed() : linksAllowed,
                phases == null
                        ? current.chosenSteps()
                        : phases.map(chosen ->
                                        chosen.stream().map(NewPolicy::step).toList())
                                .orElse(null),
                limits == null ? current.limits() : on(current.limits(), limits),
                banned,
                suspect);
    }

    private static Step step(@Nullable PhaseView view) {
        return new Step(
                Objects.requireNonNull(
                        parse(PhaseName.class, Objects.requireNonNull(view).phase())),
                Objects.requireNonNull(parse(Step.Action.class, view.action())));
    }

    private static Limits on(Limits current, NewLimits wanted) {
        int shortest = Objects.requireNonNullElse(wanted.shortest(), current.shortest());
        int longest = Objects.requireNonNullElse(wanted.longest(), current.longest());
        new FieldErrors()
                .check(longest >= shortest, "limits.longest", "Please enter at least the shortest, " + shortest + ".")
                .throwIfAny();
        return new Limits(
                shortest,
                longest,
                wanted.repeatsAllowed() == null
                        ? current.repeatsAllowed()
                        : wanted.repeatsAllowed().orElse(null),
                Objects.requireNonNullElse(wanted.provenAfter(), current.provenAfter()),
                rate(wanted.perName(), current.perName()),
                rate(wanted.perNetwork(), current.perNetwork()),
                rate(wanted.perArticle(), current.perArticle()),
                Objects.requireNonNullElse(wanted.reportsToHold(), current.reportsToHold()),
                Objects.requireNonNullElse(wanted.scoreAt(), current.scoreAt()));
    }

    private static @Nullable Integer rate(@Nullable Integer wanted, @Nullable Integer current) {
        return wanted == null ? current : wanted == 0 ? null : wanted;
    }

    private static List<ListedWord> words(List<@Nullable Word> words) {
        return words.stream()
                .map(Objects::requireNonNull)
                .map(word -> new ListedWord(Objects.requireNonNull(word.word()).strip(), word.language()))
                .distinct()
                .toList();
    }
}
