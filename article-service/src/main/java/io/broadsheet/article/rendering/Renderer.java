package io.broadsheet.article.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Sentence.Said;
import io.broadsheet.article.domain.Warning;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Makes of a source what readers get; the same for the same source, and never any script. One step after the other: it is
 * read, mended, sanitised, and mended where only what is safe counts.
 */
@Component
public final class Renderer implements Rendering {

    /**
     * To be raised in every change after which a source comes out differently: what is published is then rendered anew,
     * see decision 0105.
     */
    private static final int VERSION = 10;

    /** HTML and text together, in bytes: an event with both must stay below what a topic takes (4 MB). */
    static final int MAX_BYTES = 2_000_000;

    /** Some steps look at all of an element's siblings for each that they move. */
    private static final int MOST_ELEMENTS = 25_000;

    /** In characters of sources. */
    private static final int MOST_KEPT = 4_000_000;

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** One command asks for the pictures, the rendition and the warnings of the same text, and the next as well. */
    private final Cache<Body, Outcome> outcomes = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Body body, Outcome outcome) -> 1 + body.source().length())
            .expireAfterAccess(KEPT)
            .build();

    private final MarkdownReader markdown = new MarkdownReader();
    /** What Markdown has signs of its own for. */
    private final List<Mend> asTyped =
            List.of(Renderer::refuseTooMany, new BlankLines(), new TypedTasks(), new BareLinks());

    private final List<Mend> asPasted;

    private final List<Mend> asRead = List.of(
            new LanguageTags(), new AttributeValues(), new Headings(), new Anchors(), new Paragraphs(), new Tables());

    Renderer(PictureSettings settings, PublicAddresses addresses) {
        this.asPasted = List.of(
                Renderer::refuseTooMany,
                Credits::remove,
                new StyleSheets(),
                new Leftovers(),
                new Characters(),
                new LocalAddresses(),
                new LineSeparators(),
                Renderer::refuseTooMany,
                new WordLists(),
                new ListTypes(),
                new OnlineLists(),
                new Hidden(),
                new PreservedLines(),
                Renderer::refuseTooMany,
                new SignFonts(),
                new LayoutTables(),
                new Styles(),
                new Lists(),
                new Embeds(),
                new Pictures(settings.hosts(), sites(addresses)),
                new Links());
    }

    private static List<URI> sites(PublicAddresses addresses) {
        return Stream.of(addresses.publicUrl(), addresses.newsroomUrl())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Rendition render(Body body) {
        return switch (outcome(body)) {
            case Rendered(var rendition, var warnings) -> rendition;
            case Refused(var why, var warnings) -> throw new NotPublishable(why);
        };
    }

    @Override
    public List<Warning> warnings(Body body) {
        return outcome(body).warnings();
    }

    @Override
    public List<PictureInText> pictures(Body body) {
        var html = render(body).html();
        if (!html.contains("<img")) {
            return List.of();
        }
        return Jsoup.parseBodyFragment(html).select("img").stream()
                .flatMap(picture -> Picture.hashesIn(picture.attr("src")).stream()
                        .map(hash -> new PictureInText(hash, !Texts.isBlank(picture.attr("alt")))))
                .toList();
    }

    private sealed interface Outcome {
        List<Warning> warnings();
    }

    private record Rendered(Rendition rendition, List<Warning> warnings) implements Outcome {}

    private record Refused(Said why, List<Warning> warnings) implements Outcome {}

    private Outcome outcome(Body body) {
        // Not loaded by the cache, which would have others wait for a long text.
        var known = outcomes.getIfPresent(body);
        if (known != null) {
            return known;
        }
        var outcome = read(body);
        outcomes.put(body, outcome);
        return outcome;
    }

    private Outcome read(Body body) {
        var warnings = new Warnings(body.source());
        try {
            return new Rendered(render(body, warnings), warnings.list());
        } catch (NotPublishable refused) {
            warnings.refuse(refused);
            return new Refused(refused.why(), warnings.list());
        }
    }

    private Rendition render(Body body, Warnings warnings) {
        var isPasted = body.format() == Body.Format.HTML;
        var html = isPasted ? body.source() : markdown.html(body.source(), warnings);
        var pasted = Jsoup.parseBodyFragment(TypedBrackets.escaped(html, isPasted, warnings), SafeHtml.SITE);
        if (isPasted) {
            asTyped.forEach(mend -> mend.apply(pasted.body(), warnings));
        }
        asPasted.forEach(mend -> mend.apply(pasted.body(), warnings));
        var safe = SafeHtml.of(pasted);
        asRead.forEach(mend -> mend.apply(safe, warnings));
        return rendition(safe);
    }

    /** Once more where every line may become an element. */
    private static void refuseTooMany(Element body, Warnings warnings) {
        if (body.stream().limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS) {
            throw new NotPublishable(Sentence.TEXT_MANY.with(MOST_ELEMENTS));
        }
    }

    private static Rendition rendition(Element safe) {
        var text = PlainText.of(safe);
        if (Texts.isBlank(text) && safe.select("img").isEmpty()) {
            throw new NotPublishable(Sentence.TEXT_NOTHING.with());
        }
        var markup = safe.html().strip();
        if (markup.getBytes(UTF_8).length + text.getBytes(UTF_8).length > MAX_BYTES) {
            throw new NotPublishable(Sentence.TEXT_LARGE.with());
        }
        return new Rendition(markup, text, Excerpts.excerpt(told(safe, text)), ReadingTime.minutes(text));
    }

    /** What a teaser is made of: no words that are struck out, and of a text of pictures only their words. */
    private static String told(Element safe, String text) {
        if (Texts.isBlank(text)) {
            return safe.select("img").eachAttr("alt").stream().collect(Collectors.joining(" "));
        }
        var standing = safe.selectFirst(PlainText.STRUCK) == null ? text : PlainText.ofStanding(safe);
        return Texts.isBlank(standing) ? text : standing;
    }
}
