package io.broadsheet.chassis.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A whole service on free ports with {@link BackingServices} and {@link TestStaff}; a {@code RestTestClient} can be
 * injected. Always {@code properties = "spring.config.name=broadsheet-chassis,<service>"}. Contexts share one broker, so
 * only one lives at a time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BackingServices.class)
@Import(TestStaff.class)
@AutoConfigureRestTestClient
@TestPropertySource(
        properties = {
            "broadsheet.public-url=http://localhost:8080",
            "broadsheet.newsletter.public-url=http://localhost:8083",
            "broadsheet.token-secret=a secret of tests, which opens nothing",
            "management.server.port=0",
            "server.address=127.0.0.1",
            "spring.test.print-condition-evaluation-report=false"
        })
public @interface BroadsheetTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] classes() default {};

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
