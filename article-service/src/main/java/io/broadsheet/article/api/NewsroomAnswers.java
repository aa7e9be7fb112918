package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticlePublishing;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Warning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the newsroom is answered: the article as it is now, its version as {@code ETag}, and warnings. */
@Component
class NewsroomAnswers {

    private static final int MOST_MISSING = 20;

    private static final Warning PICTURE_GONE =
            new Warning("heroImage", "The picture that this version had has been deleted; everything else is back.");

    private final Rendering rendering;
    private final ImageFiles pictures;
    private final ArticlePublishing publishing;

    NewsroomAnswers(Rendering rendering, ImageFiles pictures, ArticlePublishing publishing) {
        this.rendering = rendering;
        this.pictures = pictures;
        this.publishing = publishing;
    }

    /** Said when it can still be mended, to whoever saves: an author's words may spoil an editor's schedule. */
    private static Warning ofSchedule(NotPublishable why) {
        var lacks = why.lacks().stream()
                .map(lack -> lack.field() + " " + lack.message())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Warning(
                "schedule",
                "As it is, it will not be published when its time comes: "
                        + (lacks.isEmpty() ? "the text " + why.getMessage() : lacks) + ".");
    }

    ResponseEntity<NewsroomArticle> created(Entry entry) {
        return answer(ResponseEntity.created(URI.create("/newsroom/articles/" + entry.id())), entry);
    }

    ResponseEntity<NewsroomArticle> of(Entry entry) {
        return answer(ResponseEntity.ok(), entry);
    }

    /** Of an article whose picture could not be brought back. */
    ResponseEntity<NewsroomArticle> withoutItsPicture(Entry entry) {
        return answer(ResponseEntity.ok(), entry, PICTURE_GONE);
    }

    private ResponseEntity<NewsroomArticle> answer(ResponseEntity.BodyBuilder answer, Entry entry, Warning... more) {
        var warnings = new ArrayList<>(List.of(more));
        if (!(entry.article() instanceof Article.Erased)) {
            var body = entry.article().copy().body();
            warnings.addAll(rendering.warnings(body));
            pictures.missing(Picture.hashesIn(body.source())).stream()
                    .sorted()
                    .limit(MOST_MISSING)
                    .map(hash -> new Warning("body.source", "A picture in it is not in the library: /images/" + hash))
                    .forEach(warnings::add);
            publishing
                    .hindrance(entry.article())
                    .map(NewsroomAnswers::ofSchedule)
                    .ifPresent(warnings::add);
        }
        return answer.eTag("\"" + entry.version() + "\"").body(NewsroomArticle.from(entry, warnings));
    }
}
