package io.broadsheet.standalone;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which parts a setting of the environment replaces by real ones, by Spring Boot's own names. */
record RealParts(boolean kafka, boolean mongo, boolean mail, boolean identity) {

    static final String KAFKA = "SPRING_KAFKA_BOOTSTRAP_SERVERS";
    static final String MONGO = "SPRING_MONGODB_URI";
    static final String MAIL = "SPRING_MAIL_HOST";
    static final String ISSUER = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";

    static RealParts of(UnaryOperator<@Nullable String> environment) {
        return new RealParts(
                isSet(environment.apply(KAFKA)),
                isSet(environment.apply(MONGO)),
                isSet(environment.apply(MAIL)),
                isSet(environment.apply(ISSUER)));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
