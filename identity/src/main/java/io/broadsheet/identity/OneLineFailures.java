package io.broadsheet.identity;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells what an operator can mend in one line; the rest is left to Spring Boot's own report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineFailures implements SpringBootExceptionReporter {

    private final boolean ours;

    /** Called by Spring Boot, by reflection; beside services in one process it sees their failures too. */
    OneLineFailures(@Nullable ConfigurableApplicationContext context) {
        this.ours =
                context != null && "identity".equals(context.getEnvironment().getProperty("spring.config.name"));
    }

    @Override
    public boolean reportException(Throwable failure) {
        var line = ours ? line(failure) : null;
        if (line == null) {
            return false;
        }
        LoggerFactory.getLogger(IdentityApplication.class).error("{}", line);
        return true;
    }

    /** The innermost reason counts: a bad setting surfaces wrapped in the binding of its record. */
    private static @Nullable String line(Throwable failure) {
        String line = null;
        for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
            switch (reason) {
                case BadSetting bad -> line = bad.getMessage();
                case BindException unreadable
                when isOurs(unreadable) -> line = "Setting " + unreadable.getName() + " cannot be read";
                case PortInUseException taken ->
                    line = "Port " + taken.getPort() + " is in use; SERVER_PORT or MANAGEMENT_SERVER_PORT moves it";
                default -> {}
            }
        }
        return line;
    }

    private static boolean isOurs(BindException unreadable) {
        return unreadable.getName().toString().startsWith("broadsheet.identity");
    }
}
