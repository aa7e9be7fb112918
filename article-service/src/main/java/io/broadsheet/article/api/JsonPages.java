package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.PageWriter;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.web.limit.HttpSettings;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what readers' front-ends get, as JSON. */
@Component
class JsonPages implements PageWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ArticleAddress address;
    private final HttpSettings http;

    JsonPages(ArticleAddress address, HttpSettings http) {
        this.address = address;
        this.http = http;
    }

    @Override
    public CachedResponse write(UUID id, Publication publication, long commentCount) {
        return write(PublicArticle.from(id, publication, commentCount, address.of(publication.slug())));
    }

    CachedResponse write(Object answer) {
        return CachedResponse.ok(MediaType.APPLICATION_JSON_VALUE, http.cacheControl(), JSON.writeValueAsBytes(answer));
    }
}
