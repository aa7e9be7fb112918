package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.view.Kept;
import io.broadsheet.newsroom.view.Kept.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** Forms that could not be taken, whole. */
public final class KeptForms {

    /** Of script: it shows by itself what is not well. */
    static final String FORM_HEADER = "X-Form";

    private KeptForms() {}

    public static Kept of(HttpServletRequest request, Reason reason) {
        // What somebody else's page has sent is no text of ours.
        var fields = reason == Reason.FOREIGN
                ? List.<Kept.Field>of()
                : request.getParameterMap().entrySet().stream()
                        .flatMap(each ->
                                Arrays.stream(each.getValue()).map(value -> new Kept.Field(each.getKey(), value)))
                        .toList();
        return new Kept(reason, request.getRequestURI(), fields);
    }

    static Kept unread(HttpServletRequest request, Reason reason) {
        return new Kept(reason, request.getRequestURI(), List.of());
    }

    public static boolean isForScript(HttpServletRequest request) {
        return request.getHeader(FORM_HEADER) != null;
    }
}
