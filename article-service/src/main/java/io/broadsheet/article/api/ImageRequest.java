package io.broadsheet.article.api;

import io.broadsheet.article.application.ImageEditing.Known;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.article.domain.Words;
import io.broadsheet.chassis.web.problem.FieldErrors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an editor changes of a picture in the library: what is absent stays, what is blank goes. */
record ImageRequest(
        @Nullable String alt,
        @Nullable Boolean decorative,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable FocusRequest focus,
        @Nullable RightsRequest rights) {

    static final int LONGEST = DraftRequest.LONGEST_TITLE;
    static final int LONGEST_CAPTION = 1_000;

    /** In hundredths from the left and upper edge. */
    record FocusRequest(@Nullable Integer x, @Nullable Integer y) {}

    /** @param digitalSourceType a word of https://cv.iptc.org/newscodes/digitalsourcetype/, or its address */
    record RightsRequest(
            @Nullable String creator,
            @Nullable String copyright,
            @Nullable String usage,
            @Nullable String digitalSourceType) {}

    /** @throws io.broadsheet.chassis.web.problem.ProblemException 422 with every broken rule */
    ImageRequest checked() {
        changed(new Known(new Words("", false, "", ""), Focus.CENTRE, Rights.UNKNOWN), new FieldErrors());
        return this;
    }

    /** What is known after it: a pure function. */
    Known changed(Known before) {
        return changed(before, new FieldErrors());
    }

    private Known changed(Known before, FieldErrors errors) {
        var rules = new FieldRules(errors);
        var known =
                new Known(words(before.words(), rules), focus(before.focus(), rules), rights(before.rights(), rules));
        errors.throwIfAny();
        return known;
    }

    private Words words(Words before, FieldRules rules) {
        return new Words(
                changed(rules, "alt", alt, LONGEST, before.alt()),
                decorative == null ? before.decorative() && FieldRules.isAbsent(alt) : decorative,
                changed(rules, "caption", caption, LONGEST_CAPTION, before.caption()),
                changed(rules, "credit", credit, LONGEST, before.credit()));
    }

    private static String changed(FieldRules rules, String field, @Nullable String text, int longest, String before) {
        return text == null ? before : Objects.requireNonNullElse(rules.optional(field, text, longest), "");
    }

    private Focus focus(Focus before, FieldRules rules) {
        if (focus == null) {
            return before;
        }
        var x = Objects.requireNonNullElse(focus.x, before.x());
        var y = Objects.requireNonNullElse(focus.y, before.y());
        rules.check(x >= 0 && x <= Focus.MOST, "focus.x", Sentence.RANGE, 0, Focus.MOST);
        rules.check(y >= 0 && y <= Focus.MOST, "focus.y", Sentence.RANGE, 0, Focus.MOST);
        return new Focus(Math.clamp(x, 0, Focus.MOST), Math.clamp(y, 0, Focus.MOST));
    }

    private Rights rights(Rights before, FieldRules rules) {
        return rights == null
                ? before
                : new Rights(
                        changed(rules, "rights.creator", rights.creator, before.creator()),
                        changed(rules, "rights.copyright", rights.copyright, before.copyright()),
                        changed(rules, "rights.usage", rights.usage, before.usage()),
                        source(before.source(), rights.digitalSourceType, rules));
    }

    private static @Nullable String changed(
            FieldRules rules, String field, @Nullable String text, @Nullable String before) {
        return text == null ? before : rules.optional(field, text, LONGEST);
    }

    private static @Nullable SourceType source(@Nullable SourceType before, @Nullable String typed, FieldRules rules) {
        if (typed == null || FieldRules.isAbsent(typed)) {
            return typed == null ? before : null;
        }
        var source = SourceType.of(typed).orElse(null);
        rules.check(source != null, "rights.digitalSourceType", Sentence.NO_SOURCE_TYPE);
        return source;
    }
}
