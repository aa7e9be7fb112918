package io.broadsheet.article.application;

import io.broadsheet.article.application.ArticleLists.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which articles have a picture, in whatever state, above or within their texts; by an index. */
public interface PictureUses {

    /** An article that has it. */
    record Use(UUID article, String title, ArticleState state, Instant changedAt) {}

    /** @return the latest change first */
    List<Use> of(String hash, @Nullable Place after, int limit);

    /** @return ids of those that follow {@code after}, in their order; from the first if null */
    List<UUID> articles(String hash, @Nullable UUID after, int limit);

    /** @return how many, at most {@code most} */
    int count(String hash, int most);

    /** @return how many for each, at most {@code most} */
    Map<String, Integer> count(Collection<String> hashes, int most);
}
