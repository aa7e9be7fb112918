package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.KnownSection;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sections that a field suggests: a page does without them rather than not come. */
@Component
class KnownSections {

    private final ArticleService articles;

    KnownSections(ArticleService articles) {
        this.articles = articles;
    }

    List<KnownSection> of(Session session) {
        try {
            return articles.sections(session);
        } catch (ServiceAway away) {
            return List.of();
        }
    }
}
