package io.broadsheet.article.api;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.chassis.testing.OpenApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class OpenApiIT {

    @Test
    void documentSaysWhatTheCodeDoes(@Autowired RestTestClient client) {
        OpenApiContract.check(client, "article-service");
    }
}
