package io.broadsheet.article.application;

import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.WorkingCopy;
import io.broadsheet.chassis.text.Differences;
import io.broadsheet.chassis.text.Differences.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two revisions, field by field.
 *
 * @param from version of the earlier; null if there is none, and all of the later is new
 * @param to version of the later
 * @param fields those that differ, as an editor sends them: {@code title}, …, {@code body.source}
 */
public record RevisionDifferences(@Nullable Long from, long to, List<Field> fields) {

    /** @param changes in their order, what is the same included */
    public record Field(String field, List<Piece> changes) {}

    static RevisionDifferences between(Revisions.@Nullable Revision from, Revisions.Revision to) {
        var before = from == null ? Map.<String, String>of() : texts(from.copy());
        var fields = new ArrayList<Field>();
        texts(to.copy()).forEach((field, text) -> {
            var earlier = before.getOrDefault(field, "");
            if (!earlier.equals(text)) {
                fields.add(new Field(field, Differences.between(earlier, text)));
            }
        });
        return new RevisionDifferences(
                from == null ? null : from.saved().version(), to.saved().version(), fields);
    }

    private static Map<String, String> texts(WorkingCopy copy) {
        var details = copy.details();
        var texts = new LinkedHashMap<String, String>();
        texts.put("title", details.title());
        texts.put("standfirst", orNothing(details.standfirst()));
        texts.put("slug", copy.slug().value());
        texts.put("authors", String.join("\n", details.authors()));
        texts.put("section", orNothing(details.section()));
        texts.put("tags", String.join("\n", details.tags()));
        texts.put("language", details.language());
        texts.put("commentsOpen", Boolean.toString(details.commentsOpen()));
        texts.put(
                "commentsCloseAfterDays",
                details.commentsCloseAfterDays() == null
                        ? ""
                        : details.commentsCloseAfterDays().toString());
        texts.put("pin", Boolean.toString(details.pin()));
        texts.put("breaking", Boolean.toString(details.breaking()));
        texts.put(
                "breakingUntil",
                details.breakingUntil() == null ? "" : details.breakingUntil().toString());
        texts.put("heroImage", image(details.heroImage()));
        texts.put("canonicalUrl", orNothing(details.canonicalUrl()));
        texts.put("body.format", copy.body().format().name().toLowerCase(Locale.ROOT));
        texts.put("body.source", copy.body().source());
        return texts;
    }

    /** What nobody has said leaves its line empty: words without a credit are not a credit without words. */
    private static String image(Details.@Nullable HeroImage image) {
        return image == null
                ? ""
                : Stream.of(image.url(), image.alt(), orNothing(image.credit()), image.decorative() ? "decorative" : "")
                        .collect(Collectors.joining("\n"))
                        .stripTrailing();
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
