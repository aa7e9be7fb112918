package io.broadsheet.chassis.testing;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Kafka and MongoDB for integration tests: containers where Docker answers, the embedded parts where it does not. Started
 * once per JVM; each application context gets a database of its own. {@code -Dbroadsheet.test.backing=embedded} or
 * {@code containers} decides instead.
 */
public final class BackingServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Where they are, whichever they are. */
    record Addresses(String kafka, String mongo) {}

    /** Lazily, by the class loader's own lock. */
    private static final class Started {
        static final Addresses ADDRESSES = start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "backing services",
                        Map.of(
                                "spring.kafka.bootstrap-servers", kafka(),
                                "spring.mongodb.uri", freshDatabase())));
    }

    /** Bootstrap servers, for tests that start no context. */
    public static String kafka() {
        return Started.ADDRESSES.kafka();
    }

    /** A connection string that names a database nobody else uses. */
    public static String freshDatabase() {
        return Started.ADDRESSES.mongo() + "/t" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Addresses start() {
        var wanted = System.getProperty("broadsheet.test.backing", "");
        if (!wanted.equals("embedded") && (wanted.equals("containers") || Containers.dockerAnswers())) {
            try {
                return told("containers (" + Containers.KAFKA + ", " + Containers.MONGO + ")", Containers.start());
            } catch (RuntimeException | ExceptionInInitializerError noImages) {
                if (wanted.equals("containers")) {
                    throw noImages;
                }
                System.out.println("Docker answers, but starts no containers: " + noImages.getMessage());
            }
        }
        return told("the embedded parts", EmbeddedParts.start());
    }

    private static Addresses told(String what, Addresses addresses) {
        System.out.println("Integration tests run on " + what + ".");
        return addresses;
    }
}
