package io.broadsheet.article.messaging;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleAnnouncements;
import io.broadsheet.article.application.SectionTrees;
import io.broadsheet.article.domain.ArticleEvent;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says on articles.v1 what happened to an article. */
@Component
class ArticleEventMapping implements ArticleAnnouncements {

    private final ArticleAddress address;
    private final SectionTrees trees;

    ArticleEventMapping(ArticleAddress address, SectionTrees trees) {
        this.address = address;
        this.trees = trees;
    }

    @Override
    public List<Announcement> of(UUID id, long version, List<ArticleEvent> events) {
        return events.stream().map(event -> announcement(id, version, event)).toList();
    }

    private Announcement announcement(UUID id, long version, ArticleEvent event) {
        return switch (event) {
            case ArticleEvent.ArticlePublished(var publication) ->
                Announcement.of(EventType.ARTICLE_PUBLISHED, published(id, publication, null));
            case ArticleEvent.ArticleRevised(var publication) ->
                Announcement.of(EventType.ARTICLE_REVISED, published(id, publication, null));
            case ArticleEvent.ArticleCorrected(var publication) ->
                Announcement.of(
                        EventType.ARTICLE_REVISED,
                        published(id, publication, corrections(publication).getLast()));
            case ArticleEvent.ArticleWithdrawn(var withdrawal) ->
                Announcement.withdrawal(
                        EventType.ARTICLE_WITHDRAWN,
                        new ArticleWithdrawn(
                                id,
                                withdrawal.version(),
                                words(withdrawal.addresses()),
                                withdrawal.reason(),
                                withdrawal.withdrawnAt()));
            case ArticleEvent.ArticleErased erased -> Announcement.tombstone(EventType.ARTICLE_ERASED, id, version);
        };
    }

    private ArticlePublished published(
            UUID id, Publication publication, ArticlePublished.@Nullable Correction correction) {
        var details = publication.details();
        var rendition = publication.rendition();
        return new ArticlePublished(
                id,
                publication.version(),
                publication.slug().value(),
                words(publication.addresses()),
                details.title(),
                details.standfirst(),
                rendition.html(),
                rendition.text(),
                rendition.excerpt(),
                details.authors(),
                details.section(),
                sections(details.section()),
                details.tags(),
                details.language(),
                publication.publishedAt(),
                publication.updatedAt(),
                rendition.readingMinutes(),
                details.commentsOpen(),
                details.commentsCloseAt(publication.publishedAt()),
                details.pin(),
                details.breaking(),
                details.breakingUntil(),
                corrections(publication),
                correction,
                image(details.heroImage()),
                details.canonicalUrl(),
                address.of(publication.slug()));
    }

    private @Nullable List<String> sections(@Nullable String section) {
        if (section == null) {
            return null;
        }
        var around = trees.latest().namesAround(section);
        return around.isEmpty()
                ? null
                : Stream.concat(Stream.of(section), around.stream()).toList();
    }

    private static List<ArticlePublished.Correction> corrections(Publication publication) {
        return publication.corrections().stream()
                .map(each -> new ArticlePublished.Correction(each.at(), each.note()))
                .toList();
    }

    private ArticlePublished.@Nullable HeroImage image(Details.@Nullable HeroImage image) {
        if (image == null) {
            return null;
        }
        var uploaded = image.uploaded();
        var picture = uploaded == null ? null : uploaded.picture();
        return new ArticlePublished.HeroImage(
                address.of(image),
                image.alt(),
                image.credit(),
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                uploaded == null || uploaded.focus().isCentre()
                        ? null
                        : new ArticlePublished.FocalPoint(
                                uploaded.focus().x(), uploaded.focus().y()),
                uploaded == null || uploaded.source() == null
                        ? null
                        : uploaded.source().address());
    }

    private static List<String> words(List<Slug> slugs) {
        return slugs.stream().map(Slug::value).toList();
    }
}
