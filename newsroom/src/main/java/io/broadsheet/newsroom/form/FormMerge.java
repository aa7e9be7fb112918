package io.broadsheet.newsroom.form;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two people's changes of one article taken together, field by field, and paragraph by paragraph in its text.
 *
 * @param form what only one of them changed as that one has it, and mine where both did
 * @param theirs the parts that the other changed and the form does not have as they are there
 * @param collided those of them that both changed
 * @param text what the other changed in it; empty if it was not merged
 */
public record FormMerge(ArticleForm form, List<Part> theirs, List<Part> collided, List<ParagraphMerge.Place> text) {

    /** A field, or several that only mean something together. */
    public enum Part {
        TITLE,
        STANDFIRST,
        SOURCE,
        AUTHORS,
        SECTION,
        TAGS,
        LANGUAGE,
        SLUG,
        CANONICAL,
        COMMENTS,
        PIN,
        BREAKING,
        PICTURE,
        ALT,
        CREDIT
    }

    private static final Set<Part> CHANGED_BY_NOBODY = Set.of(Part.SECTION, Part.BREAKING);

    /** Words are about one picture, and mean nothing of another. */
    private static final Set<Part> PICTURED = Set.of(Part.PICTURE, Part.ALT, Part.CREDIT);

    public FormMerge {
        theirs = List.copyOf(theirs);
        collided = List.copyOf(collided);
        text = List.copyOf(text);
    }

    /**
     * @param base what both began with, as it is kept
     * @param begun that as my form had it: what is filled in where it is kept may be empty there
     */
    public static FormMerge of(ArticleForm base, ArticleForm begun, ArticleForm mine, ArticleForm theirs) {
        var ours = changed(base, mine);
        ours.retainAll(changed(begun, mine));
        var others = changed(base, theirs);
        if (others.contains(Part.PICTURE) && (ours.contains(Part.ALT) || ours.contains(Part.CREDIT))) {
            ours.addAll(PICTURED);
        }
        var differing = differing(mine, theirs);
        var collided = new ArrayList<Part>();
        others.stream()
                .filter(part -> ours.contains(part) && differing.contains(part))
                .forEach(collided::add);
        var text = text(base, mine, theirs);
        if (text.isPresent() && !text.get().isCollided()) {
            collided.remove(Part.SOURCE);
        }
        var shown = new ArrayList<>(collided);
        var places = text.map(ParagraphMerge::places).orElse(List.of());
        if (!places.isEmpty() && !shown.contains(Part.SOURCE)) {
            shown.addFirst(Part.SOURCE);
        }
        return new FormMerge(taken(ours, mine, theirs, text), shown, collided, places);
    }

    /** Where it is not known what both began with: all of mine. */
    public static FormMerge unmerged(ArticleForm mine, ArticleForm theirs) {
        var differing = differing(mine, theirs);
        return new FormMerge(mine, differing, differing, List.of());
    }

    /** Parts that are not the same in both. */
    public static List<Part> differing(ArticleForm one, ArticleForm other) {
        return Stream.of(Part.values())
                .filter(part -> !isSame(part, one, other))
                .toList();
    }

    /** Whether nobody wrote in between: breaking news ends by itself, a section gets another name by its tree. */
    public static boolean isByNobody(ArticleForm base, ArticleForm now) {
        return differing(base, now).stream()
                .allMatch(part -> CHANGED_BY_NOBODY.contains(part) || isGiven(part, base, now));
    }

    /** Whether what was sent is what is kept there, as far as it is kept as it was sent. */
    public static boolean isKept(ArticleForm sent, ArticleForm now) {
        return differing(sent, now).stream().allMatch(part -> isGiven(part, sent, now));
    }

    /** Whether that was made the working copy again: at the address of now, without a picture that is gone. */
    public static boolean isRestored(ArticleForm earlier, ArticleForm now) {
        return differing(earlier, now).stream()
                .allMatch(part -> part == Part.SLUG
                        || CHANGED_BY_NOBODY.contains(part)
                        || PICTURED.contains(part) && !now.hasPicture());
    }

    /** What was left empty and is filled in where it is kept: an address from the title, words from the library. */
    private static boolean isGiven(Part part, ArticleForm sent, ArticleForm now) {
        return switch (part) {
            case SLUG -> sent.slug().isBlank();
            case ALT -> isFromLibrary(sent, now) && sent.alt().isBlank() && !sent.decorative();
            case CREDIT -> isFromLibrary(sent, now) && sent.credit().isBlank();
            default -> false;
        };
    }

    private static boolean isFromLibrary(ArticleForm sent, ArticleForm now) {
        return !sent.pictureId().isEmpty() && sent.pictureId().equals(now.pictureId());
    }

    private static Set<Part> changed(ArticleForm base, ArticleForm form) {
        var changed = EnumSet.noneOf(Part.class);
        changed.addAll(differing(base, form));
        if (changed.contains(Part.PICTURE)) {
            changed.addAll(PICTURED);
        }
        return changed;
    }

    private static boolean isSame(Part part, ArticleForm one, ArticleForm other) {
        var value = value(part);
        return value.apply(one).equals(value.apply(other));
    }

    private record Comments(boolean open, String days) {}

    private record Breaking(boolean is, String until) {}

    private record Text(String format, String source) {}

    private record Picture(String id, String url) {}

    private record Words(String alt, boolean decorative) {}

    private static Function<ArticleForm, Object> value(Part part) {
        return switch (part) {
            case TITLE -> form -> form.title().strip();
            case STANDFIRST -> form -> form.standfirst().strip();
            case SOURCE -> form -> new Text(form.format(), Paragraphs.trimmed(form.source()));
            case AUTHORS -> form -> Names.split(form.authors());
            case SECTION -> form -> form.section().strip();
            case TAGS -> form -> Names.split(form.tags());
            case LANGUAGE -> form -> form.language().strip();
            case SLUG -> form -> form.slug().strip();
            case CANONICAL -> form -> form.canonicalUrl().strip();
            case COMMENTS ->
                form -> new Comments(form.commentsOpen(), form.commentsDays().strip());
            case PIN -> ArticleForm::pin;
            case BREAKING ->
                form -> new Breaking(form.breaking(), LocalTimes.field(form.breakingUntil(), ZoneOffset.UTC));
            case PICTURE -> form -> new Picture(form.pictureId(), form.pictureUrl());
            case ALT -> form -> new Words(form.decorative() ? "" : form.alt().strip(), form.decorative());
            case CREDIT -> form -> form.credit().strip();
        };
    }

    private static Optional<ParagraphMerge> text(ArticleForm base, ArticleForm mine, ArticleForm theirs) {
        return mine.format().equals(base.format()) && theirs.format().equals(base.format())
                ? Optional.of(ParagraphMerge.of(
                        base.source(),
                        mine.source(),
                        theirs.source(),
                        base.format().equals("html")))
                : Optional.empty();
    }

    private static ArticleForm taken(
            Set<Part> ours, ArticleForm mine, ArticleForm theirs, Optional<ParagraphMerge> text) {
        Function<Part, ArticleForm> from = part -> ours.contains(part) ? mine : theirs;
        var picture = from.apply(Part.PICTURE);
        var isOtherPicture = !isSame(Part.PICTURE, mine, theirs);
        var alt = isOtherPicture ? picture : from.apply(Part.ALT);
        var credit = isOtherPicture ? picture : from.apply(Part.CREDIT);
        var breaking = from.apply(Part.BREAKING);
        return new ArticleForm(
                from.apply(Part.TITLE).title(),
                from.apply(Part.SLUG).slug(),
                from.apply(Part.STANDFIRST).standfirst(),
                text.map(ParagraphMerge::text)
                        .orElseGet(() -> from.apply(Part.SOURCE).source()),
                from.apply(Part.SOURCE).format(),
                from.apply(Part.AUTHORS).authors(),
                from.apply(Part.SECTION).section(),
                from.apply(Part.TAGS).tags(),
                from.apply(Part.LANGUAGE).language(),
                from.apply(Part.COMMENTS).commentsOpen(),
                from.apply(Part.COMMENTS).commentsDays(),
                from.apply(Part.PIN).pin(),
                breaking.breaking(),
                breaking.breakingUntil(),
                picture.pictureId(),
                picture.pictureUrl(),
                alt.alt(),
                alt.decorative(),
                credit.credit(),
                from.apply(Part.CANONICAL).canonicalUrl());
    }
}
