package io.broadsheet.article.search;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.chassis.Texts;
import io.broadsheet.contract.ArticlePublished;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How an article lies in the index: as a whole while it is published, else as a marker of its latest version. */
final class ArticleFields {

    /** Another one means that what was saved is of no use. */
    static final String FORMAT = "14";

    static final String ID = "id";
    /** The two halves of the id as numbers, by which equal scores are told apart. */
    static final String ID_HIGH = "id-high";

    static final String ID_LOW = "id-low";
    /** By which cursors know it while it is public. */
    static final String KEY = "key";

    static final String VERSION = "version";
    /** Every address it was ever published under. */
    static final String SLUG = "slug";

    /** Hashes of the pictures above and within its text. */
    static final String PICTURE = "picture";

    static final String PUBLISHED = "published";
    /** These two as they are known in all their spellings. */
    static final String TAG = "tag";

    static final String SECTION = "section";
    /** In small letters, and each range that it is in. */
    static final String LANGUAGE = "language";
    /** The language without region and script. */
    static final String BASE_LANGUAGE = "base-language";
    /** The key of its analysis. */
    static final String ANALYSIS = "analysis";

    /** Authors, tags and section as words of any language. */
    static final String NAMES = "names";
    /** The title, its words as they are. */
    static final String EXACT = "exact";
    /** All words as they are, those of names too, for prefixes and for what stems do not make alike. */
    static final String WORDS = "words";

    private static final String SUMMARY = "summary";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Nothing is a word that goes beyond one of these. */
    private static final String SPACES = " \n\r\t";

    private static final FieldType TEXT = text(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
    private static final FieldType BAG = text(IndexOptions.DOCS, false);

    private ArticleFields() {}

    static String title(String key) {
        return "title:" + key;
    }

    static String standfirst(String key) {
        return "standfirst:" + key;
    }

    static String body(String key) {
        return "body:" + key;
    }

    /** Tags and section as words of the article's language. */
    static String subject(String key) {
        return "subject:" + key;
    }

    static Document of(ArticlePublished article) {
        var document = marker(article.id(), article.version());
        document.add(new StringField(KEY, ArticleKey.term(ArticleKey.of(article.id())), Store.NO));
        document.add(new LongField(PUBLISHED, article.publishedAt().toEpochMilli(), Store.NO));
        document.add(new StoredField(SUMMARY, JSON.writeValueAsBytes(summary(article))));
        article.slugs().forEach(slug -> document.add(new StringField(SLUG, slug, Store.NO)));
        pictures(article).forEach(hash -> document.add(new StringField(PICTURE, hash, Store.NO)));
        article.tags().forEach(tag -> document.add(new StringField(TAG, Texts.folded(tag), Store.NO)));
        ranges(article.language()).forEach(range -> document.add(new StringField(LANGUAGE, range, Store.NO)));
        document.add(new StringField(BASE_LANGUAGE, Languages.base(article.language()), Store.NO));
        var section = article.section();
        if (section != null) {
            document.add(new StringField(SECTION, Texts.folded(section), Store.NO));
        }
        addTexts(document, article);
        return document;
    }

    /** {@code zh}, {@code zh-hant} and {@code zh-hant-tw} of {@code zh-Hant-TW}: whoever asks for one of them gets it. */
    private static List<String> ranges(String language) {
        var whole = language.toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(1, whole.length())
                .filter(end -> end == whole.length() || whole.charAt(end) == '-')
                .mapToObj(end -> whole.substring(0, end))
                .toList();
    }

    private static Set<String> pictures(ArticlePublished article) {
        var image = article.heroImage();
        return Picture.hashesIn(image == null ? article.html() : image.url() + ' ' + article.html());
    }

    private static void addTexts(Document document, ArticlePublished article) {
        var key = Languages.key(article.language());
        document.add(new StringField(ANALYSIS, key, Store.YES));
        document.add(new Field(title(key), article.title(), TEXT));
        document.add(new Field(body(key), article.text(), TEXT));
        document.add(new TextField(EXACT, article.title(), Store.NO));
        var standfirst = article.standfirst();
        if (standfirst != null) {
            document.add(new Field(standfirst(key), standfirst, TEXT));
        }
        document.add(new Field(WORDS, words(article), BAG));
        names(article).forEach(name -> document.add(new TextField(NAMES, name, Store.NO)));
        subjects(article).forEach(name -> document.add(new TextField(subject(key), name, Store.NO)));
    }

    private static Stream<String> names(ArticlePublished article) {
        return Stream.concat(article.authors().stream(), subjects(article));
    }

    private static Stream<String> subjects(ArticlePublished article) {
        return Stream.concat(article.tags().stream(), Stream.ofNullable(article.section()));
    }

    /** Each but once, for it is only asked whether they are there: half of all words of a text have been in it before. */
    private static String words(ArticlePublished article) {
        var standfirst = article.standfirst();
        var text = article.title()
                + '\n'
                + (standfirst == null ? "" : standfirst + '\n')
                + article.text()
                + '\n'
                + names(article).collect(Collectors.joining("\n"));
        var words = new LinkedHashSet<String>();
        new StringTokenizer(text, SPACES).asIterator().forEachRemaining(word -> words.add((String) word));
        words.addAll(JoinedWords.in(text));
        words.addAll(NameParts.in(text));
        words.addAll(GroupedNumbers.in(text));
        return String.join(" ", words);
    }

    /** Nothing but the version, so that a late record cannot bring the article back. */
    static Document marker(UUID id, long version) {
        var document = new Document();
        document.add(new StringField(ID, id.toString(), Store.NO));
        document.add(new NumericDocValuesField(ID_HIGH, id.getMostSignificantBits()));
        document.add(new NumericDocValuesField(ID_LOW, id.getLeastSignificantBits()));
        document.add(new NumericDocValuesField(VERSION, version));
        return document;
    }

    static ArticleSummary summary(Document document) {
        var json = document.getBinaryValue(SUMMARY);
        return JSON.readValue(json.bytes, json.offset, json.length, ArticleSummary.class);
    }

    private static ArticleSummary summary(ArticlePublished article) {
        var image = article.heroImage();
        var details = new Details(
                article.title(),
                article.standfirst(),
                article.authors(),
                article.section(),
                article.tags(),
                article.language(),
                article.commentsOpen(),
                daysOfComments(article),
                article.pin(),
                article.breaking(),
                article.breakingUntil(),
                image == null
                        ? null
                        : Details.HeroImage.announced(
                                image.url(),
                                image.alt(),
                                image.credit(),
                                image.height(),
                                focus(image.focalPoint()),
                                source(image.digitalSourceType())),
                article.canonicalUrl());
        return new ArticleSummary(
                article.id(),
                new Slug(article.slug()),
                details,
                article.excerpt(),
                article.readingMinutes(),
                article.publishedAt(),
                article.updatedAt(),
                article.version());
    }

    private static @Nullable Integer daysOfComments(ArticlePublished article) {
        var closeAt = article.commentsCloseAt();
        return closeAt == null
                ? null
                : (int) Duration.between(article.publishedAt(), closeAt).toDays();
    }

    private static Focus focus(ArticlePublished.@Nullable FocalPoint focus) {
        return focus == null
                ? Focus.CENTRE
                : new Focus(Math.clamp(focus.x(), 0, Focus.MOST), Math.clamp(focus.y(), 0, Focus.MOST));
    }

    private static @Nullable SourceType source(@Nullable String address) {
        return address == null ? null : SourceType.of(address).orElse(null);
    }

    private static FieldType text(IndexOptions options, boolean stored) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setStored(stored);
        type.setOmitNorms(!stored);
        type.freeze();
        return type;
    }
}
