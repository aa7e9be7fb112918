package io.broadsheet.article.store;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;
import static io.broadsheet.chassis.store.CollectionIndexes.sparse;
import static io.broadsheet.chassis.store.CollectionIndexes.unique;
import static io.broadsheet.chassis.store.CollectionIndexes.uniqueSparse;

import io.broadsheet.chassis.store.CollectionIndexes;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indexes of {@code articles} and of what was done with them, each with the query it serves. */
@Configuration(proxyBeanMethods = false)
class ArticleIndexes {

    static final String ARTICLES = "articles";
    static final String SLUGS = "slugs";
    static final String CALL = "idempotency.key";
    static final String STATE = "state";
    static final String CHANGED = "changedAt";
    static final String PUBLISHED = "publication.publishedAt";
    static final String TAGS = "publication.details.tags";
    static final String SECTION = "publication.details.section";
    static final String AUTHORS = "publication.details.authors";
    static final String PICTURE = "publication.details.heroImage.picture.hash";
    static final String PIN = "publication.details.pin";
    static final String DUE = "due";
    static final String SCHEDULED = "schedule.at";
    static final String UNPUBLISHED = "unpublished";
    static final String TITLE_WORDS = "lookup.words";
    static final String TITLE_STARTS = "lookup.starts";
    static final String COPY_AUTHORS = "lookup.authors";
    static final String COPY_SECTION = "lookup.section";
    static final String BREAKING_ENDS = "publication.details.breakingUntil";
    static final String PICTURES = "pictures.hashes";
    static final String LANGUAGE = "publication.details.language";

    @Bean
    CollectionIndexes articleCollectionIndexes() {
        return new CollectionIndexes(
                ARTICLES,
                List.of(
                        uniqueSparse("slugs", ascending(SLUGS), "an article by its slug; no slug twice"),
                        uniqueSparse("idempotency_key", ascending(CALL), "the article that a call made"),
                        plain("state_published", newest(PUBLISHED, STATE), "published articles, newest first"),
                        plain("tags_published", newest(PUBLISHED, TAGS), "those with a tag"),
                        plain("section_published", newest(PUBLISHED, SECTION), "those of a section"),
                        plain("authors_published", newest(PUBLISHED, AUTHORS), "those by an author"),
                        plain("language_published", newest(PUBLISHED, LANGUAGE), "those in a language"),
                        plain("pin_published", newest(PUBLISHED, PIN), "those wanted on top"),
                        plain("picture", ascending(PICTURE), "published articles under a picture"),
                        sparse("breaking_ends", ascending(BREAKING_ENDS), "breaking news that is so no longer"),
                        plain("pictures_changed", newest(CHANGED, PICTURES), "all articles that have a picture"),
                        plain("changed", newest(CHANGED), "the newsroom's list, latest change first"),
                        sparse("due", ascending(DUE, "_id"), "what is to be published, the soonest first"),
                        // Without a time: a save that leaves the title alone leaves these entries alone.
                        plain("title_starts", ascending(TITLE_STARTS), "those with such a word in their title"),
                        plain("authors_changed", newest(CHANGED, COPY_AUTHORS), "the newsroom's of an author"),
                        plain("section_changed", newest(CHANGED, COPY_SECTION), "the newsroom's of a section"),
                        plain("unpublished_changed", newest(CHANGED, UNPUBLISHED), "those that readers see less of"),
                        sparse("scheduled", ascending(SCHEDULED, "_id"), "the newsroom's plan, the soonest first"),
                        plain("state_changed", newest(CHANGED, STATE), "those in a state")));
    }

    @Bean
    CollectionIndexes activityIndexes() {
        return new CollectionIndexes(
                MongoActivityLog.COLLECTION,
                List.of(unique(
                        "article_version",
                        compoundIndex(ascending(MongoActivityLog.ARTICLE), descending(MongoActivityLog.VERSION)),
                        "what was done with an article, the latest first; each step once")));
    }

    @Bean
    CollectionIndexes revisionIndexes() {
        return new CollectionIndexes(
                MongoRevisions.COLLECTION,
                List.of(unique(
                        "article_version",
                        compoundIndex(ascending(MongoRevisions.ARTICLE), descending(MongoRevisions.VERSION)),
                        "an article's revisions, the latest first; each once")));
    }

    private static Bson newest(String time, String... equal) {
        return compoundIndex(ascending(equal), descending(time, "_id"));
    }
}
