package io.broadsheet.newsroom;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out what services have and the newsroom has not: a database, topics, staff tokens to check, an API to be documented. By name, before
 * any of it is loaded, and alike whether it runs by itself or beside the services in one process.
 */
final class UnusedAutoConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> PACKAGES = List.of(
            "io.broadsheet.chassis.aggregate.",
            "io.broadsheet.chassis.documentation.",
            "io.broadsheet.chassis.messaging.",
            "io.broadsheet.chassis.outbox.",
            "io.broadsheet.chassis.security.",
            "io.broadsheet.chassis.store.",
            "org.springdoc.",
            "org.springframework.boot.data.",
            "org.springframework.boot.kafka.",
            "org.springframework.boot.mail.",
            "org.springframework.boot.mongodb.",
            "org.springframework.boot.persistence.",
            "org.springframework.boot.security.",
            "org.springframework.boot.transaction.");

    private boolean newsroom;

    @Override
    public void setEnvironment(Environment environment) {
        newsroom = "newsroom".equals(environment.getProperty("broadsheet.service"));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            var name = classes[i];
            wanted[i] = !newsroom || name == null || PACKAGES.stream().noneMatch(name::startsWith);
        }
        return wanted;
    }
}
