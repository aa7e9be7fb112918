package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.PageWriter;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.domain.Publication;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes articles as JSON, with a tag that is a hash of the bytes. */
@Component
class JsonPages implements PageWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TAG_BYTES = 16;

    private final ArticleAddress address;

    JsonPages(ArticleAddress address) {
        this.address = address;
    }

    @Override
    public ReaderPage.Readable write(UUID id, Publication publication, long commentCount) {
        var article = PublicArticle.from(id, publication, commentCount, address.of(publication.slug()));
        var body = JSON.writeValueAsBytes(article);
        return new ReaderPage.Readable(publication.slug(), body, tag(body));
    }

    private static String tag(byte[] body) {
        try {
            var hash = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), TAG_BYTES);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
