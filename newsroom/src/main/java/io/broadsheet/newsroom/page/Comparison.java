package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.text.Differences;
import io.broadsheet.chassis.text.Differences.Kind;
import io.broadsheet.chassis.text.Differences.Piece;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormMerge;
import io.broadsheet.newsroom.form.FormMerge.Part;
import io.broadsheet.newsroom.form.LocalTimes;
import io.broadsheet.newsroom.form.ParagraphMerge;
import io.broadsheet.newsroom.view.DifferencesView.Change;
import io.broadsheet.newsroom.view.Theirs;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of what two people wrote how it was, how each of the two has it, and which of both is in the form. */
@Component
class Comparison {

    /** What is the same says where one is, not more. */
    private static final int MOST_THE_SAME = 600;

    private static final int SHOWN_OF_IT = 200;

    private final Pages pages;
    private final Formats formats;

    Comparison(Pages pages, Formats formats) {
        this.pages = pages;
        this.formats = formats;
    }

    /** @param base null if it is not known */
    List<Theirs.Field> fields(
            FormMerge merge, @Nullable ArticleForm base, ArticleForm mine, ArticleForm theirs, String who) {
        return merge.theirs().stream()
                .map(part -> new Theirs.Field(
                        key(part),
                        part == Part.SOURCE && !merge.text().isEmpty()
                                ? merge.text().stream()
                                        .map(place -> place(place, who))
                                        .toList()
                                : List.of(place(part, base, mine, theirs, who))))
                .toList();
    }

    private Theirs.Place place(
            Part part, @Nullable ArticleForm base, ArticleForm mine, ArticleForm theirs, String who) {
        if (base == null) {
            return new Theirs.Place("conflict.unknown", List.of(marked(who, words(part, mine), words(part, theirs))));
        }
        return place(
                new ParagraphMerge.Place(
                        ParagraphMerge.Kind.COLLIDED, words(part, base), words(part, mine), words(part, theirs)),
                who);
    }

    private Theirs.Place place(ParagraphMerge.Place place, String who) {
        var key = "conflict." + place.kind().name().toLowerCase(Locale.ROOT);
        var theirs = marked(who, place.base(), place.theirs());
        return new Theirs.Place(
                key,
                switch (place.kind()) {
                    case TAKEN -> List.of(theirs);
                    case ADDED -> List.of(marked(pages.of("conflict.mine"), place.base(), place.mine()), theirs);
                    case COLLIDED ->
                        List.of(
                                marked(pages.of("conflict.before"), place.base(), place.base()),
                                marked(pages.of("conflict.mine"), place.base(), place.mine()),
                                theirs);
                });
    }

    private static Theirs.Version marked(String whose, String before, String after) {
        return new Theirs.Version(
                whose,
                Differences.between(before, after).stream()
                        .flatMap(Comparison::changes)
                        .toList());
    }

    private static Stream<Change> changes(Piece piece) {
        var kind = piece.kind().name().toLowerCase(Locale.ROOT);
        var text = piece.text();
        if (piece.kind() != Kind.EQUAL || text.length() <= MOST_THE_SAME) {
            return Stream.of(new Change(kind, text));
        }
        var first = text.substring(0, text.offsetByCodePoints(0, SHOWN_OF_IT));
        var last = text.substring(text.offsetByCodePoints(text.length(), -SHOWN_OF_IT));
        return Stream.of(new Change(kind, first + " … " + last));
    }

    private static String key(Part part) {
        return "field."
                + switch (part) {
                    case BREAKING -> "breaking";
                    case PICTURE -> "heroImage";
                    default -> part.name().toLowerCase(Locale.ROOT);
                };
    }

    private String words(Part part, ArticleForm form) {
        return switch (part) {
            case TITLE -> form.title();
            case STANDFIRST -> form.standfirst();
            case SOURCE -> form.source();
            case AUTHORS -> form.authors();
            case SECTION -> form.section();
            case TAGS -> form.tags();
            case LANGUAGE -> form.language();
            case SLUG -> form.slug();
            case CANONICAL -> form.canonicalUrl();
            case COMMENTS ->
                form.commentsOpen() && !form.commentsDays().isEmpty()
                        ? pages.of("conflict.comments-days", form.commentsDays())
                        : answer(form.commentsOpen());
            case PIN -> answer(form.pin());
            case BREAKING ->
                form.breakingUntil().isEmpty()
                        ? answer(form.breaking())
                        : LocalTimes.field(form.breakingUntil(), formats.zone());
            case PICTURE -> picture(form);
            case ALT -> form.decorative() ? pages.of("field.decorative") : form.alt();
            case CREDIT -> form.credit();
        };
    }

    private String answer(boolean isSo) {
        return pages.of(isSo ? "conflict.yes" : "conflict.no");
    }

    private String picture(ArticleForm form) {
        if (!form.pictureId().isEmpty()) {
            return Pages.LIBRARY + "/" + form.pictureId();
        }
        return form.pictureUrl().isEmpty() ? pages.of("conflict.no-picture") : form.pictureUrl();
    }
}
