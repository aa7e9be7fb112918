package io.broadsheet.chassis.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tomcat's own errors, requests it cannot even parse among them, as problem documents. Made by Tomcat, by its name. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = Problem.ofStatus(status);
        var document = ProblemDocument.of(problem, ProblemHandling.defaultDetail(problem));
        try {
            Problems.write(
                    response.getResponse(), status >= 500 ? document.withTraceId(Problems.traceId(request)) : document);
            response.finishResponse();
        } catch (IOException gone) {
            // Nobody is there to read it.
        }
    }
}
