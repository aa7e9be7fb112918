package io.broadsheet.chassis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/** Tells an operator in one plain line which setting stopped the start. Other failures keep Spring Boot's report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailure implements SpringBootExceptionReporter {
    /** Of the driver, which not everyone has who starts with this. */
    private static final String CONNECTION_STRING = "com.mongodb.ConnectionString";

    private final @Nullable Environment environment;

    /** Called by Spring Boot, by reflection. */
    StartupFailure(@Nullable ConfigurableApplicationContext context) {
        this.environment = context == null ? null : context.getEnvironment();
    }

    @Override
    public boolean reportException(Throwable failure) {
        var service = environment == null ? null : environment.getProperty("spring.application.name");
        if (service == null) {
            return false;
        }
        var line = line(failure);
        line.ifPresent(reason -> System.err.println(service + " cannot start: " + reason));
        return line.isPresent();
    }

    Optional<String> line(Throwable failure) {
        return Causes.of(failure).map(this::reason).flatMap(Optional::stream).reduce((outer, inner) -> inner);
    }

    private Optional<String> reason(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case BadSetting bad -> bad.getMessage();
                    case PortInUseException busy -> portInUse(busy.getPort());
                    case BindValidationException invalid -> broken(invalid);
                    case BindException unreadable
                    when !(unreadable.getCause() instanceof BindValidationException) -> unreadable(unreadable);
                    case InvalidConfigurationPropertyValueException odd -> named(odd.getName()) + " cannot be used";
                    case PlaceholderResolutionException unset -> named(unset.getPlaceholder()) + " is missing";
                    case IllegalArgumentException odd
                    when isConnectionString(odd) ->
                        named("spring.mongodb.uri") + " is not a MongoDB address like mongodb://host:27017/broadsheet";
                    default -> null;
                });
    }

    private String portInUse(int port) {
        var management = environment == null ? null : environment.getProperty("management.server.port");
        var setting = Integer.toString(port).equals(management) ? "management.server.port" : "server.port";
        return "port " + port + " is in use; choose another by " + named(setting);
    }

    private static String broken(BindValidationException invalid) {
        var prefix = invalid.getValidationErrors().getName();
        return invalid.getValidationErrors().getAllErrors().stream()
                .map(error -> error instanceof org.springframework.validation.FieldError field
                        ? named(prefix + "." + SettingNames.inFile(field.getField())) + " " + field.getDefaultMessage()
                        : prefix + " " + error.getDefaultMessage())
                .collect(Collectors.joining("; "));
    }

    private static String unreadable(BindException unreadable) {
        var type = unreadable.getTarget().getType().resolve(Object.class).getSimpleName();
        return named(unreadable.getName().toString()) + " cannot be read as " + type;
    }

    private static String named(String setting) {
        return setting + " (or the environment's " + SettingNames.inEnvironment(setting) + ")";
    }

    private static boolean isConnectionString(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(3)
                .anyMatch(frame -> frame.getClassName().equals(CONNECTION_STRING));
    }
}
