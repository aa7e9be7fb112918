package io.broadsheet.article.application;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.ResponseCache;
import io.broadsheet.cache.ResponseCache.Made;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists, feeds and sitemaps, ready-made in memory by the address they were asked at. Any article that is published,
 * changed or withdrawn makes all of them anew: it may come into each. A comment count only concerns those that show it.
 */
@Component
public class ListCache {

    /** What any change of any public article changes. */
    private static final Object LISTS = "lists";

    private final ResponseCache<String, CachedResponse> answers;

    ListCache(Freshness freshness, ArticleSettings settings, MeterRegistry meters) {
        this.answers = new ResponseCache<>("lists", settings.listCache(), CachedResponse::weight, freshness, meters);
    }

    /**
     * An answer as its maker hands it over.
     *
     * @param counted the articles whose comment counts it shows
     * @param longest how long it may be used at most, or null if time alone changes nothing
     */
    public record Listing(
            CachedResponse answer,
            Collection<UUID> counted,
            @Nullable Duration longest) {

        public static Listing of(CachedResponse answer, Collection<UUID> counted) {
            return new Listing(answer, counted, null);
        }
    }

    /** @return the answer at that address, from memory or made now */
    public CachedResponse at(String address, Supplier<Listing> maker) {
        return Objects.requireNonNull(answers.get(address, asked -> made(maker.get())));
    }

    /** @return the answer if it is in memory and still right, or null */
    public @Nullable CachedResponse inMemory(String address) {
        return answers.inMemory(address);
    }

    private static Made<CachedResponse> made(Listing listing) {
        var dependencies = new HashSet<Object>(listing.counted);
        dependencies.add(LISTS);
        return new Made<>(listing.answer, dependencies, listing.longest);
    }

    void forgetAll() {
        answers.forget(LISTS);
    }

    void forgetCount(UUID article) {
        answers.forget(article);
    }
}
