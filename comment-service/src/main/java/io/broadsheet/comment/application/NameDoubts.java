package io.broadsheet.comment.application;

import com.ibm.icu.text.Normalizer2;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|(?<=\\p{Ll}\\p{M}{0,3})(?=\\p{Lu})");
    /** Who has more of them hides one. */
    private static final int MOST_WORDS = 20;

    private final Names names;
    private final Articles articles;
    private final Comments comments;
    private final Supplier<Set<NameKey>> titles;

    NameDoubts(Names names, Articles articles, Comments comments, CommentProperties properties) {
        this.names = names;
        this.articles = articles;
        this.comments = comments;
        this.titles = SingletonSupplier.of(() -> properties.staffTitles().stream()
                .flatMap(title -> Stream.of(title, title + "s"))
                .flatMap(title -> names.keys(title).stream())
                .collect(Collectors.toSet()));
    }

    List<HoldReason> about(String name, UUID authorId, UUID articleId) {
        var doubts = new ArrayList<HoldReason>();
        String seen = Normalizer2.getNFKCInstance().normalize(Readings.plain(Readings.seen(name)));
        List<String> readings =
                Stream.of(seen, Readings.spelled(seen)).distinct().toList();
        Set<NameKey> whole = names.keys(name);
        // Somebody's name within a longer one, but not every bearer of the same first name.
        Set<NameKey> runs = runs(readings, whole);
        var bearers = comments.bearers(whole, runs, authorId);
        if (words(seen).count() > MOST_WORDS || isTitled(readings, runs) || bearers.staff()) {
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

    private boolean isTitled(List<String> readings, Set<NameKey> runs) {
        Stream<NameKey> words = readings.stream()
                .flatMap(reading -> words(reading).limit(MOST_WORDS))
                .distinct()
                .flatMap(word -> names.keys(word).stream());
        return Stream.concat(runs.stream(), words).anyMatch(titles.get()::contains);
    }

    /** The whole name, and each run of at least two words of its readings. */
    private Set<NameKey> runs(List<String> readings, Set<NameKey> whole) {
        var runs = new LinkedHashSet<>(readings);
        for (String reading : readings) {
            List<String> words = words(reading).limit(MOST_WORDS).toList();
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 2; to <= words.size(); to++) {
                    runs.add(String.join("", words.subList(from, to)));
                }
            }
        }
        var keys = new HashSet<>(whole);
        runs.forEach(run -> keys.addAll(names.keys(run)));
        return keys;
    }
}
