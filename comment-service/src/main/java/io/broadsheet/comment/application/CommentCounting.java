package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.comment.domain.CommentCounts.Marked;
import io.broadsheet.comment.domain.Comments;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Keeps each article's count right by counting again, never by adding. A change leaves a mark that is used only once,
 * and only a count begun after that mark takes it away; so whatever comes twice, late, or at two instances at once, the
 * last count began after the last change.
 */
@Service
public class CommentCounting {

    private final CommentCounts counts;
    private final Comments comments;
    private final Ids ids;
    /** The database's: by the clock of an instance that is ahead nobody else would find what it left. */
    private final InstantSource time;

    CommentCounting(CommentCounts counts, Comments comments, Ids ids, @Qualifier("databaseClock") InstantSource time) {
        this.counts = counts;
        this.comments = comments;
        this.ids = ids;
        this.time = time;
    }

    /** Notes, to be kept, that the comments of an article changed. */
    public void mark(UUID articleId) {
        mark(List.of(articleId));
    }

    /** The same of several. */
    public void mark(Collection<UUID> articleIds) {
        counts.mark(
                articleIds.stream().collect(Collectors.toMap(Function.identity(), _ -> ids.next())), time.instant());
    }

    /** @return whether every change that was marked is counted */
    public boolean recount(UUID articleId) {
        recount(List.of(articleId), Long.MAX_VALUE);
        return counts.marks(List.of(articleId)).isEmpty();
    }

    /**
     * @param changed those of which a change was marked meanwhile; what cannot tell of more just now keeps its mark
     * @param larger those that were not counted
     */
    public record Recounted(Set<UUID> changed, Set<UUID> larger) {}

    /** @param most how many comments an article may have had by its last count to be counted now */
    public Recounted recount(Collection<UUID> articleIds, long most) {
        Map<UUID, Marked> marked = counts.marks(articleIds);
        var larger = new HashSet<UUID>();
        Map<UUID, UUID> marks = new HashMap<>();
        marked.forEach((article, its) -> {
            if (its.visible() > most) {
                larger.add(article);
            } else {
                marks.put(article, its.mark());
            }
        });
        return new Recounted(marks.isEmpty() ? Set.of() : recount(marks), larger);
    }

    private Set<UUID> recount(Map<UUID, UUID> marks) {
        Map<UUID, Long> found = comments.countVisible(marks.keySet());
        var counted = counts.update(
                marks.keySet(),
                (article, count) ->
                        count.counted(found.getOrDefault(article, 0L), Objects.requireNonNull(marks.get(article))));
        return marks.keySet().stream()
                .filter(article -> {
                    CommentCount now = counted.get(article);
                    return now != null && now.mark() != null;
                })
                .collect(Collectors.toSet());
    }
}
