package io.broadsheet.chassis.web.problem;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.store.DatabaseDown;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Failures whose reason lies outside this service's code: with the caller, or with a part that is away. */
public final class KnownFailures {

    private static final int FRAMES_OF_CONNECTION = 8;

    private KnownFailures() {}

    /** What to tell the caller; empty for a failure of our own. */
    public static Optional<ProblemException> explain(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> Stream.ofNullable(known(cause)))
                .findFirst();
    }

    private static @Nullable ProblemException known(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem;
            case InvalidParameterException bad
            when bad.getErrorCode() == 413 ->
                new ProblemException(Problem.TOO_LARGE, ProblemHandling.defaultDetail(Problem.TOO_LARGE));
            case InvalidParameterException bad -> ProblemException.malformed("A parameter cannot be read.");
            case ClientAbortException gone -> endedTooEarly();
            // Unless the parts could not be kept here.
            case FileUploadException parts
            when !(parts instanceof IOFileUploadException) ->
                ProblemException.malformed("The parts of the body cannot be told from each other.");
            case HttpMessageNotReadableException form -> ProblemException.malformed("The form cannot be read.");
            case RequestRejectedException bad ->
                ProblemException.malformed("A header has characters that no header may have.");
            case BadRequestException bad ->
                ProblemException.malformed(ProblemHandling.defaultDetail(Problem.MALFORMED));
            case JwtDecoderInitializationException away -> unavailable();
            case AuthenticationServiceException away -> unavailable();
            case IOException cut when isOfConnection(cut) -> endedTooEarly();
            default -> DatabaseDown.isMeantBy(cause) ? unavailable() : null;
        };
    }

    /** Tomcat leaves what it meets while it reads a request as it is when it asks for a page of the failure. */
    private static boolean isOfConnection(IOException failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES_OF_CONNECTION)
                .anyMatch(frame -> frame.getClassName().startsWith("org.apache.tomcat.util.net."));
    }

    private static ProblemException endedTooEarly() {
        return ProblemException.malformed("The body ended too early.");
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                Problem.UNAVAILABLE, ProblemHandling.defaultDetail(Problem.UNAVAILABLE), Duration.ofSeconds(5));
    }
}
