package io.broadsheet.comment.application;

import com.ibm.icu.text.Normalizer2;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Whether a name may be taken for that of the staff, of an author, or of another reader. */
@Service
class NameDoubts {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|(?<=\\p{Ll}\\p{M}{0,3})(?=\\p{Lu})|(?<=\\p{N})(?=\\p{Lu})"
                    + "|(?<=\\p{Lu}\\p{M}{0,3})(?=\\p{Lu}\\p{M}{0,3}\\p{Ll})");
    /** One letter may be any name's. */
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]{2,}");

    /** More are no accents; they would be looked at in each reading of each word. */
    private static final Pattern MARKS_TOO_MANY = Pattern.compile("(\\p{M}{3})\\p{M}++");

    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern DIGITS_AROUND = Pattern.compile("^\\p{N}+|\\p{N}+$");
    /** Next to a name they are taken for a sign that it was verified. */
    private static final Pattern CHECK_MARK = Pattern.compile("[\\u2611\\u2705\\u2713\\u2714\\x{1F5F8}\\x{1F5F9}]");
    /** What begins or ends with a title, and is no such thing. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?:stafford|staffan|staffe[ln]|staff[ilo]|supporter|supporteu[rs]|supportrice|supportive|official(?:ly|dom)|administra(?!tor|dor|teur)).*|.*staff");
    /** Who has more of them hides one. */
    private static final int MOST_WORDS = 20;
    /** Shorter ones begin and end many words that are no titles. */
    private static final int FEWEST_OF_STUCK_TITLE = 5;
    /** The site's own name may be a common word, or a surname. */
    private static final int FEWEST_OF_STUCK_SITE = 8;
    /** What is stuck to one; less is an ending. */
    private static final int FEWEST_BESIDE = 3;
    /** A single name with a number behind is anybody's, if it is short. */
    private static final int FEWEST_OF_NUMBERED_NAME = 6;

    private final Names names;
    private final Articles articles;
    private final KnownAuthors authors;
    private final Supplier<Titles> titles;

    /**
     * @param stuck those that are seen in a word too that begins or ends with them
     * @param within those that are seen wherever they stand, in scripts that put no spaces between words
     */
    private record Titles(Set<NameKey> site, Set<NameKey> whole, Set<String> stuck, Set<String> within) {}

    NameDoubts(Names names, Articles articles, KnownAuthors authors, CommentProperties properties) {
        this.names = names;
        this.articles = articles;
        this.authors = authors;
        this.titles = SingletonSupplier.of(() -> titles(properties));
    }

    private Titles titles(CommentProperties properties) {
        var site = new HashSet<NameKey>();
        var whole = new HashSet<NameKey>();
        var stuck = new HashSet<String>();
        var within = new HashSet<String>();
        for (String title : properties.staffTitles()) {
            var keys = names.keys(title);
            whole.addAll(keys);
            whole.addAll(names.keys(title + "s"));
            if (UNSPACED.matcher(title).matches()) {
                keys.forEach(key -> within.add(key.value()));
            } else if (title.length() >= FEWEST_OF_STUCK_TITLE) {
                keys.forEach(key -> stuck.add(key.value()));
            }
        }
        if (!properties.siteName().isBlank()) {
            var keys = names.keys(properties.siteName());
            site.addAll(keys);
            site.addAll(names.keys(properties.siteName() + "s"));
            if (UNSPACED.matcher(properties.siteName()).matches()) {
                keys.forEach(key -> within.add(key.value()));
            }
            if (properties.siteName().length() >= FEWEST_OF_STUCK_SITE) {
                whole.addAll(site);
                keys.forEach(key -> stuck.add(key.value()));
            }
        }
        return new Titles(site, whole, stuck, within);
    }

    List<HoldReason> about(String name, UUID authorId, UUID articleId) {
        var doubts = new ArrayList<HoldReason>();
        String seen = MARKS_TOO_MANY
                .matcher(Normalizer2.getNFKCInstance().normalize(Readings.plain(Readings.seen(name))))
                .replaceAll("$1");
        String unnumbered = unnumbered(seen);
        List<String> readings = Stream.of(seen, Readings.spelled(seen), unnumbered, Readings.spelled(unnumbered))
                .filter(reading -> !reading.isEmpty())
                .distinct()
                .toList();
        Set<NameKey> whole = names.keys(name);
        // Somebody's name within a longer one, but not every bearer of the same first name.
        var looks = new HashMap<String, List<String>>();
        Set<NameKey> runs = runs(readings, seen, whole, looks);
        var bearers = authors.bearers(whole, runs, authorId);
        if (words(seen).count() > MOST_WORDS
                || isTitled(readings, runs, looks)
                || bearers.staff()
                || CHECK_MARK.matcher(name).find()) {
            doubts.add(HoldReason.STAFF_NAME);
        }
        if (articles.isAnyBy(runs)) {
            doubts.add(articles.isBy(articleId, runs) ? HoldReason.ARTICLE_AUTHOR_NAME : HoldReason.SITE_AUTHOR_NAME);
        }
        if (bearers.another()) {
            doubts.add(HoldReason.OTHERS_NAME);
        }
        if (names.mixesScripts(name) || words(seen).findAny().isEmpty()) {
            doubts.add(HoldReason.MIXED_SCRIPTS);
        }
        return doubts;
    }

    private static Stream<String> words(String name) {
        return BETWEEN_WORDS.splitAsStream(name).filter(word -> !word.isEmpty());
    }

    /** Without the numbers that are stuck to its words. */
    private static String unnumbered(String name) {
        if (!DIGIT.matcher(name).find()) {
            return name;
        }
        return words(name)
                .map(word -> DIGITS_AROUND.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private boolean isTitled(List<String> readings, Set<NameKey> runs, Map<String, List<String>> looks) {
        return runs.stream()
                        .anyMatch(run -> titles.get().whole().contains(run)
                                || titles.get().site().contains(run))
                || readings.stream()
                        .flatMap(reading -> words(reading).limit(MOST_WORDS))
                        .distinct()
                        .anyMatch(word -> isTitle(word, looks.computeIfAbsent(word, SpoofCheckedNames::looks)));
    }

    private boolean isTitle(String word, List<String> looks) {
        return looks.stream().map(NameKey::new).anyMatch(titles.get().whole()::contains)
                || looks.stream()
                        .anyMatch(look -> titles.get().within().stream().anyMatch(look::contains))
                || word.length() >= FEWEST_OF_STUCK_TITLE + FEWEST_BESIDE
                        && looks.stream().anyMatch(this::hasTitleStuck)
                        && !NO_TITLE.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    private boolean hasTitleStuck(String key) {
        for (int length = FEWEST_OF_STUCK_TITLE; length <= key.length() - FEWEST_BESIDE; length++) {
            if (titles.get().stuck().contains(key.substring(0, length))
                    || titles.get().stuck().contains(key.substring(key.length() - length))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The whole name, and each run of at least two words of its readings; of two also the other way round. A name of many
     * words with many marks has hundreds of runs: each word is looked at once.
     */
    private static Set<NameKey> runs(
            List<String> readings, String seen, Set<NameKey> whole, Map<String, List<String>> looks) {
        var keys = new HashSet<>(whole);
        var runs = new LinkedHashSet<List<String>>();
        for (String reading : readings) {
            List<String> words = words(reading).limit(MOST_WORDS).toList();
            if (words.size() != 1 || reading.length() >= FEWEST_OF_NUMBERED_NAME || reading.length() >= seen.length()) {
                runs.add(words);
            }
            addRuns(words, runs);
            // Between first name and surname, too.
            addRuns(words.stream().filter(word -> word.length() > 1).toList(), runs);
        }
        for (List<String> run : runs) {
            var parts = run.stream()
                    .map(word -> looks.computeIfAbsent(word, SpoofCheckedNames::looks))
                    .toList();
            int ways = parts.isEmpty() ? 0 : parts.getFirst().size();
            for (int way = 0; way < ways; way++) {
                var key = new StringBuilder();
                for (List<String> part : parts) {
                    key.append(part.get(way));
                }
                keys.add(new NameKey(key.toString()));
            }
        }
        return keys;
    }

    private static void addRuns(List<String> words, Set<List<String>> runs) {
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 2; to <= words.size(); to++) {
                runs.add(words.subList(from, to));
            }
        }
        for (int from = 0; from + 2 <= words.size(); from++) {
            runs.add(List.of(words.get(from + 1), words.get(from)));
        }
    }
}
