package io.broadsheet.comment.api;

import io.broadsheet.chassis.testing.OpenApiContract;
import io.broadsheet.comment.CommentServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class OpenApiIT {

    @Test
    void documentSaysWhatTheCodeDoes(@Autowired RestTestClient client) {
        OpenApiContract.check(client, "comment-service");
    }
}
