package io.broadsheet.article.application;

import io.broadsheet.chassis.ready.ReadyAnswer;
import io.broadsheet.chassis.ready.ReadyCache;
import io.broadsheet.chassis.ready.ReadyCache.Made;
import io.broadsheet.chassis.ready.Watch;
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

    private final ReadyCache<String, ReadyAnswer> answers;

    ListCache(Watch watch, ArticleSettings settings, MeterRegistry meters) {
        this.answers = new ReadyCache<>("lists", settings.listCache(), ReadyAnswer::weight, watch, meters);
    }

    /**
     * An answer as its maker hands it over.
     *
     * @param counted the articles whose comment counts it shows
     * @param longest how long it may be used at most, or null if time alone changes nothing
     */
    public record Listing(
            ReadyAnswer answer,
            Collection<UUID> counted,
            @Nullable Duration longest) {

        public static Listing of(ReadyAnswer answer, Collection<UUID> counted) {
            return new Listing(answer, counted, null);
        }
    }

    /** @return the answer at that address, from memory or made now */
    public ReadyAnswer at(String address, Supplier<Listing> maker) {
        return Objects.requireNonNull(answers.get(address, asked -> made(maker.get())));
    }

    /** @return the answer if it is in memory and still right, or null */
    public @Nullable ReadyAnswer inMemory(String address) {
        return answers.inMemory(address);
    }

    private static Made<ReadyAnswer> made(Listing listing) {
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
