package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Follows what article-service says of articles. */
@Service
public class ArticleTracking {

    private final Articles articles;

    ArticleTracking(Articles articles) {
        this.articles = articles;
    }

    public void changed(UUID id, long version, Article article) {
        articles.put(id, version, article);
        // After a crash in between the record comes again, and the request is made then.
        if (article instanceof Article.Erased) {
            articles.requestErasureOfComments(id);
        }
    }
}
