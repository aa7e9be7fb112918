package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticlePublishing;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the newsroom is answered: the article as it is now, its version as {@code ETag}, and warnings. */
@Component
class NewsroomAnswers {

    private static final int MOST_MISSING = 20;

    private static final Warning PICTURE_GONE = new Warning("heroImage", Sentence.WARNING_PICTURE_GONE.with());

    private final Rendering rendering;
    private final ImageFiles pictures;
    private final ArticlePublishing publishing;

    NewsroomAnswers(Rendering rendering, ImageFiles pictures, ArticlePublishing publishing) {
        this.rendering = rendering;
        this.pictures = pictures;
        this.publishing = publishing;
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
        var told = new ArrayList<>(Arrays.stream(more).map(WarningAnswer::of).toList());
        if (!(entry.article() instanceof Article.Erased)) {
            var copy = entry.article().copy();
            Stream.of(
                            rendering.warnings(copy.body()).stream(),
                            missing("body.source", Picture.hashesIn(copy.body().source())),
                            missing("heroImage", copy.details().pictures().collect(Collectors.toSet())))
                    .flatMap(Function.identity())
                    .map(WarningAnswer::of)
                    .forEach(told::add);
            publishing.hindrance(entry.article()).map(WarningAnswer::ofSchedule).ifPresent(told::add);
        }
        return answer.eTag("\"" + entry.version() + "\"").body(NewsroomArticle.from(entry, told));
    }

    private Stream<Warning> missing(String place, Set<String> hashes) {
        return pictures.missing(hashes).stream()
                .sorted()
                .limit(MOST_MISSING)
                .map(hash -> new Warning(place, Sentence.WARNING_MISSING.with("/images/" + hash)));
    }
}
