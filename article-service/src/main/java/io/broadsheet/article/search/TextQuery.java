package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Makes of a reader's words what the index understands, once for each way in which its articles are analysed. */
final class TextQuery {

    private static final float TITLE = 4;
    private static final float STANDFIRST = 2;
    private static final float NAMES = 2;
    private static final float EXACT = 3;
    /** Up to three words must all be there; of more, so many. */
    private static final int ALL_OF = 3;

    private static final float ENOUGH = 0.75f;

    /** Of the pairs of a question without spaces, where nothing has enough. */
    private static final float SOME = 0.4f;

    /** A word that is only part of another one is worth so much of a whole one. */
    private static final float PART = 0.3f;

    /** All that has a part within, whatever else: so much. In a title, too, that is usually less than any other score. */
    private static final float WITHIN = 0.005f;

    /** Stems are of words with all their accents; typed without, they may be others. */
    private static final float AS_IT_IS = 0.3f;

    private static final Pattern SIGN = Pattern.compile("[\\p{IsIdeographic}\\p{IsHiragana}]");

    private static final Pattern SIGNS_AROUND = Pattern.compile("^[^\\p{L}\\p{Nd}]+|[^\\p{L}\\p{M}\\p{Nd}]+$");

    private final Set<String> keys;
    /** Whether there are articles of more than one analysis. */
    private final boolean isMixed;

    private final QueryBuilder builder = new QueryBuilder(Analysis.ASKING);
    private final QueryBuilder parts = new QueryBuilder(Analysis.ASKING_PARTS);

    /**
     * @param keys of the analyses that there are articles of
     * @param wanted the one of which articles are wanted; null for any
     */
    TextQuery(Set<String> keys, @Nullable String wanted) {
        this.keys = wanted == null ? keys : Set.of(wanted);
        this.isMixed = keys.size() > 1;
    }

    /** What has all that is wanted, or nearly. */
    Query strict(SearchWords words) {
        return of(words, !words.isAny());
    }

    /** What has any of it. */
    Query loose(SearchWords words) {
        return of(words, false);
    }

    private Query of(SearchWords words, boolean strict) {
        var queries = keys.stream()
                .map(key -> of(words, key, strict))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(ArrayList::new));
        var title = builder.createPhraseQuery(ArticleFields.EXACT, words.wanted());
        if (title != null && !words.hasNot()) {
            // It may be made of nothing but the small words that analyses leave out: The Who, perhaps.
            queries.add(new BoostQuery(title, EXACT));
        }
        return queries.isEmpty() ? new MatchNoDocsQuery() : new DisjunctionMaxQuery(queries, 0);
    }

    private @Nullable Query of(SearchWords words, String key, boolean strict) {
        var query = new BooleanQuery.Builder();
        var wanted = 0;
        var optional = 0;
        for (var part : words.parts()) {
            var made = part(part, key, strict);
            if (made == null) {
                continue;
            }
            if (part instanceof SearchWords.Not) {
                query.add(made, MUST_NOT);
                continue;
            }
            wanted++;
            if (strict && !(part instanceof SearchWords.Word)) {
                query.add(made, MUST);
            } else {
                query.add(made, SHOULD);
                optional++;
            }
        }
        if (wanted == 0) {
            return null;
        }
        query.setMinimumNumberShouldMatch(strict ? enough(optional) : 1);
        var made = withTitle(orAsOne(query.build(), words, key, strict), words);
        // What is not wanted is looked for by this analysis alone, and names would be found in articles of any.
        return words.hasNot() ? inArticles(made, key) : made;
    }

    private Query orAsOne(Query query, SearchWords words, String key, boolean strict) {
        var joined = strict ? words.asOne() : null;
        var asOne = joined == null ? null : word(joined, key, true);
        return asOne == null ? query : new DisjunctionMaxQuery(List.of(query, asOne), 0);
    }

    private static int enough(int words) {
        return words <= ALL_OF ? words : (int) Math.ceil(words * ENOUGH);
    }

    /** The words as they are and in their order, in the title: most likely this very article is looked for. */
    private Query withTitle(Query query, SearchWords words) {
        var title = builder.createPhraseQuery(ArticleFields.EXACT, words.wanted());
        return title == null
                ? query
                : new BooleanQuery.Builder()
                        .add(query, MUST)
                        .add(new BoostQuery(title, EXACT), SHOULD)
                        .build();
    }

    private @Nullable Query part(SearchWords.Part part, String key, boolean strict) {
        return switch (part) {
            case SearchWords.Phrase phrase -> anywhere(key, field -> builder.createPhraseQuery(field, phrase.text()));
            case SearchWords.Prefix prefix -> prefix(prefix.text(), key);
            case SearchWords.Word word -> inPartsOrJoined(word.text(), key, strict);
            case SearchWords.Not not -> anywhere(key, field -> builder.createPhraseQuery(field, not.text()));
        };
    }

    private @Nullable Query inPartsOrJoined(String text, String key, boolean strict) {
        var inParts = word(strict ? text : Enye.without(text), key, strict);
        var joined = GroupedNumbers.joined(JoinedWords.joined(text));
        var asOne = inParts == null || joined.equals(text) ? null : word(joined, key, strict);
        return asOne == null ? inParts : new DisjunctionMaxQuery(List.of(inParts, asOne), 0);
    }

    private @Nullable Query word(String text, String key, boolean strict) {
        var stemmed = anywhere(key, field -> withParts(inField(field, text, key, strict), field, text, key));
        var asItIs = stemmed == null ? null : asItIs(text, key);
        return stemmed == null || asItIs == null
                ? stemmed
                : new DisjunctionMaxQuery(List.of(stemmed, new BoostQuery(asItIs, AS_IT_IS)), 0);
    }

    /** Only in articles of that analysis: in others it is not known by their stems what is not wanted. */
    private @Nullable Query asItIs(String text, String key) {
        // Signs of which each is a word would be found wherever they stand apart, and ano is not año.
        var isOther = SIGN.matcher(text).find() || Enye.isKept(key) && Enye.isIn(text);
        var words = isOther ? null : builder.createMinShouldMatchQuery(ArticleFields.WORDS, text, 1);
        return words == null ? null : inArticles(words, key);
    }

    private Query inArticles(Query words, String key) {
        return isMixed
                ? new BooleanQuery.Builder()
                        .add(words, MUST)
                        .add(new TermQuery(new Term(ArticleFields.ANALYSIS, key)), FILTER)
                        .build()
                : words;
    }

    private @Nullable Query inField(String field, String text, String key, boolean strict) {
        // The parts of a word may stand anywhere, where each is one.
        if (Languages.hasPairs(field)
                ? HangulRuns.MIXED.matcher(text).matches()
                : SIGN.matcher(text).find()) {
            return builder.createPhraseQuery(field, text);
        }
        var enough = strict || Languages.hasSpaces(key) ? ENOUGH : SOME;
        var query = builder.createMinShouldMatchQuery(field, text, enough);
        return (key.equals(Languages.OTHER) || field.equals(ArticleFields.NAMES))
                        && query instanceof BooleanQuery pairs
                        && pairs.clauses().size() <= ALL_OF
                ? builder.createMinShouldMatchQuery(field, text, 1)
                : query;
    }

    private @Nullable Query withParts(@Nullable Query word, String field, String text, String key) {
        if (word == null || !WordParts.areKept(key) || !Languages.keyOf(field).equals(key)) {
            return word;
        }
        var part = parts.createMinShouldMatchQuery(field, text, 1);
        if (part == null) {
            return word;
        }
        var queries = new ArrayList<Query>(List.of(word, new BoostQuery(part, PART)));
        var typed = new Term(
                field,
                Analysis.ASKING.normalize(field, SIGNS_AROUND.matcher(text).replaceAll("")));
        WordParts.within(part, typed).forEach(begun -> queries.add(new BoostQuery(new PrefixQuery(begun), WITHIN)));
        return new DisjunctionMaxQuery(queries, 0);
    }

    /** Stems are cut: a prefix is looked for among the words as they are, and as a word, too. */
    private Query prefix(String text, String key) {
        var start = Analysis.ASKING.normalize(ArticleFields.WORDS, text);
        var queries = new ArrayList<Query>();
        queries.add(inArticles(new PrefixQuery(new Term(ArticleFields.WORDS, start)), key));
        queries.add(new BoostQuery(new PrefixQuery(new Term(ArticleFields.title(key), start)), TITLE));
        queries.add(new PrefixQuery(new Term(ArticleFields.body(key), start)));
        var asWord = word(text, key, true);
        if (asWord != null) {
            queries.add(asWord);
        }
        return new DisjunctionMaxQuery(queries, 0);
    }

    @FunctionalInterface
    private interface InField {
        @Nullable Query of(String field);
    }

    private static @Nullable Query anywhere(String key, InField made) {
        var queries = new ArrayList<Query>();
        add(queries, made.of(ArticleFields.title(key)), TITLE);
        add(queries, made.of(ArticleFields.standfirst(key)), STANDFIRST);
        add(queries, made.of(ArticleFields.body(key)), 1);
        // Only beside the others: it knows no small words, which would else be wanted there alone.
        if (!queries.isEmpty()) {
            add(queries, made.of(ArticleFields.subject(key)), NAMES);
            add(queries, made.of(ArticleFields.NAMES), NAMES);
        }
        return queries.isEmpty() ? null : new DisjunctionMaxQuery(queries, 0.1f);
    }

    private static void add(List<Query> queries, @Nullable Query query, float boost) {
        if (query != null) {
            queries.add(boost == 1 ? query : new BoostQuery(query, boost));
        }
    }
}
