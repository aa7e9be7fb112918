package io.broadsheet.article.api;

import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Rendering;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the newsroom is answered: the article as it is now, its version as {@code ETag}, and warnings. */
@Component
class NewsroomAnswers {

    private final Rendering rendering;

    NewsroomAnswers(Rendering rendering) {
        this.rendering = rendering;
    }

    ResponseEntity<NewsroomArticle> created(Entry entry) {
        return answer(ResponseEntity.created(URI.create("/newsroom/articles/" + entry.id())), entry);
    }

    ResponseEntity<NewsroomArticle> of(Entry entry) {
        return answer(ResponseEntity.ok(), entry);
    }

    private ResponseEntity<NewsroomArticle> answer(ResponseEntity.BodyBuilder answer, Entry entry) {
        return answer.eTag("\"" + entry.version() + "\"").body(NewsroomArticle.from(entry, rendering));
    }
}
