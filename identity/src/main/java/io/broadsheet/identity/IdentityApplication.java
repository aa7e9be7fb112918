package io.broadsheet.identity;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.broadsheet.chassis.web.problem.ProblemHandling;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The issuer as its own process, or as one of several contexts in a process. */
@SpringBootApplication
@EnableConfigurationProperties({IdentitySettings.class, ClientAddresses.Settings.class, HttpSettings.class})
@Import(ProblemHandling.class)
public class IdentityApplication {

    /** Runs it as this process. A start that fails for a setting prints one line and exits with code 1. */
    public static void main(String... args) {
        try {
            prepare().run(args);
        } catch (RuntimeException failed) {
            System.exit(1);
        }
    }

    /**
     * Starts it beside others in this JVM. The caller closes the context: no shutdown hook is registered.
     *
     * @param settings win over every other source
     * @throws RuntimeException if the start failed; the reason has been logged
     */
    public static ConfigurableApplicationContext start(Map<String, ?> settings) {
        var prepared = prepare();
        prepared.setRegisterShutdownHook(false);
        return prepared.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static SpringApplication prepare() {
        var prepared = new SpringApplication(IdentityApplication.class);
        prepared.setWebApplicationType(WebApplicationType.SERVLET);
        prepared.setDefaultProperties(Map.of("spring.config.name", "identity"));
        return prepared;
    }
}
