package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.view.Kept;
import io.broadsheet.newsroom.view.Kept.Reason;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Forms that could not be taken, whole. */
public final class KeptForms {

    /** Of script: it shows by itself what is not well. */
    static final String FORM_HEADER = "X-Form";

    /** What a browser asks for that opens a stream, which sends no header of ours. */
    private static final String EVENTS = "text/event-stream";

    private static final String LEARNED = KeptForms.class.getName();
    /** What a form says of an article that there was, and what was to be done with it. */
    private static final Set<String> OF_THE_OLD_ONE = Set.of("version", "base", "then");

    private KeptForms() {}

    public static Kept of(HttpServletRequest request, Reason reason) {
        // What somebody else's page has sent is no text of ours.
        var fields = reason == Reason.FOREIGN ? List.<Kept.Field>of() : fields(request);
        return new Kept(
                reason,
                request.getRequestURI(),
                isMultipart(request),
                fields,
                reason == Reason.FOREIGN ? List.of() : files(request));
    }

    /** Of what is there no more, to be sent as something new. */
    public static Kept anew(HttpServletRequest request, String action) {
        var fields = fields(request).stream()
                .filter(field -> !OF_THE_OLD_ONE.contains(field.name()))
                .toList();
        return new Kept(Reason.GONE, action, isMultipart(request), fields, files(request));
    }

    static Kept unread(HttpServletRequest request, Reason reason) {
        return new Kept(reason, request.getRequestURI(), false, List.of(), List.of());
    }

    /** Has the form come back with other values of some fields, should it not be taken: its picture is uploaded by now. */
    public static void learn(HttpServletRequest request, Map<String, String> values) {
        request.setAttribute(LEARNED, values);
    }

    private static List<Kept.Field> fields(HttpServletRequest request) {
        Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
        if (request.getAttribute(LEARNED) instanceof Map<?, ?> learned) {
            learned.forEach((name, value) -> all.put(String.valueOf(name), new String[] {String.valueOf(value)}));
        }
        var fields = new ArrayList<Kept.Field>();
        all.forEach((name, values) -> {
            for (var value : values) {
                fields.add(new Kept.Field(name, value));
            }
        });
        return fields;
    }

    /** Chosen files: a page cannot carry them back. Those that are uploaded by now are not needed any more. */
    private static List<Kept.Field> files(HttpServletRequest request) {
        if (!isMultipart(request) || request.getAttribute(LEARNED) != null) {
            return List.of();
        }
        try {
            return request.getParts().stream()
                    .filter(part -> part.getSubmittedFileName() != null && part.getSize() > 0)
                    .map(part -> new Kept.Field(part.getName(), part.getSubmittedFileName()))
                    .toList();
        } catch (IOException | ServletException unreadable) {
            return List.of();
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith("multipart/");
    }

    public static boolean isForScript(HttpServletRequest request) {
        return request.getHeader(FORM_HEADER) != null || EVENTS.equals(request.getHeader(HttpHeaders.ACCEPT));
    }
}
