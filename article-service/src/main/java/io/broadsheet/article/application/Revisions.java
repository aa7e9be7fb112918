package io.broadsheet.article.application;

import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.WorkingCopy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Working copies as they were saved, but for the one that each article has now: that lies in the article itself. */
public interface Revisions {

    Pattern WORD = Pattern.compile("\\S+");

    /** A working copy, without a schedule, and how it was saved. */
    record Revision(Activity saved, WorkingCopy copy) {}

    /**
     * A revision in a list.
     *
     * @param words of its source, as spaces part them
     */
    record Listed(Activity saved, String title, int words) {

        static Listed of(Revision revision) {
            var copy = revision.copy();
            return new Listed(
                    revision.saved(),
                    copy.details().title(),
                    wordsOf(copy.body().source()));
        }
    }

    static int wordsOf(String source) {
        return (int) WORD.matcher(source).results().count();
    }

    /** @return the latest first, at most {@code limit} of versions before {@code version} */
    List<Listed> before(UUID article, long version, int limit);

    /** @return the latest of that version or before */
    Optional<Revision> latest(UUID article, long version);

    /** Says that an article may be erased in a moment: whoever dies in between leaves a note. */
    void noteErasure(UUID article);

    /** @param age by the database's clock */
    record ErasureNote(UUID article, Duration age) {}

    /** @return articles noted at least a minute ago that follow {@code after}, by their ids; from the first if null */
    List<ErasureNote> noted(@Nullable UUID after, int limit);

    /** Nothing is left to be done. */
    void dropNote(UUID article);

    /** Leaves nothing of any text; its pictures are noted as released before. */
    void erase(UUID article);
}
