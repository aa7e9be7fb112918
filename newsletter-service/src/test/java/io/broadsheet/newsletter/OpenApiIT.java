package io.broadsheet.newsletter;

import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.OpenApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = "spring.config.name=broadsheet-chassis,newsletter-service")
class OpenApiIT {

    @Test
    void documentSaysWhatTheCodeDoes(@Autowired RestTestClient client) {
        OpenApiContract.check(client, "newsletter-service");
    }
}
