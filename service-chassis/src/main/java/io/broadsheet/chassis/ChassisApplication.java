package io.broadsheet.chassis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a service: as its own process, or as one of several contexts in a process.
 *
 * <p>Settings come from {@code broadsheet-chassis.yml}, over it {@code <service>.yml}, over that Spring Boot's usual
 * sources.
 */
public final class ChassisApplication {

    private ChassisApplication() {}

    /** Runs a service as this process, until a signal {@link #stop}s it. A start that fails for a setting prints one line and exits with code 1. */
    public static void run(Class<?> application, String service, String... args) {
        try {
            var prepared = prepare(application, service);
            prepared.setRegisterShutdownHook(false);
            var context = prepared.run(args);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context), "shutdown"));
        } catch (RuntimeException failed) {
            // Already told, by the start-up failure line or by Spring Boot's own report.
            System.exit(1);
        }
    }

    /**
     * Starts a service beside others in this JVM. The caller closes the context: no shutdown hook is registered.
     *
     * @param settings win over every other source
     * @throws RuntimeException if the start failed; the reason has been logged
     */
    public static ConfigurableApplicationContext start(Class<?> application, String service, Map<String, ?> settings) {
        var prepared = prepare(application, service);
        prepared.setRegisterShutdownHook(false);
        return prepared.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /**
     * Stops a service so that nobody notices: readiness goes down, calls still arriving in
     * {@code broadsheet.shutdown.notice} are served, then no new ones are taken and those in flight are finished.
     */
    public static void stop(ConfigurableApplicationContext context) {
        if (context.isActive()) {
            // Closing the context would take the management port, where readiness is asked for, away first.
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            pause(context.getBean(ShutdownSettings.class).notice());
        }
        context.close();
    }

    private static void pause(Duration notice) {
        try {
            Thread.sleep(notice);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static SpringApplication prepare(Class<?> application, String service) {
        var prepared = new SpringApplication(application);
        prepared.setWebApplicationType(WebApplicationType.SERVLET);
        prepared.setDefaultProperties(defaults(service));
        return prepared;
    }

    private static Map<String, Object> defaults(String service) {
        var defaults = new LinkedHashMap<String, Object>();
        defaults.put("spring.config.name", "broadsheet-chassis," + service);
        defaults.put("broadsheet.service", service);
        return defaults;
    }
}
