package io.broadsheet.chassis.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.chassis.ChassisApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service with nothing of what it depends on, as an operator may. */
public final class LonelyStart {

    private LonelyStart() {}

    /** What it says before it gives up. Fails if it starts all the same. */
    public static String refused(Class<?> application, String service, Map<String, String> settings) {
        var err = System.err;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> start(application, service, settings).close())
                    .isNotNull();
        } finally {
            System.setErr(err);
        }
        // Logback's own remark: a thread that is ending may log when the failed start has taken the appenders away.
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("No appenders present in context"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    public static ConfigurableApplicationContext start(
            Class<?> application, String service, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "server.address", "127.0.0.1",
                "server.port", "0",
                "management.server.port", "0",
                "broadsheet.public-url", "http://localhost:8080",
                "spring.mongodb.uri", "mongodb://127.0.0.1:1/test",
                "spring.kafka.bootstrap-servers", "127.0.0.1:1",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:1"));
        all.putAll(settings);
        return ChassisApplication.start(application, service, all);
    }
}
