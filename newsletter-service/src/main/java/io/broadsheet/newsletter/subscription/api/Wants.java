package io.broadsheet.newsletter.subscription.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether a caller is a person with a browser, or a program. */
public final class Wants {

    private Wants() {}

    /** A page where HTML is accepted by name, and JSON is not wanted more; and after a form where nothing else is. */
    public static boolean page(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return namesHtml(accept) || acceptsAnything(accept) && isForm(request);
    }

    /** As {@link #page}, for addresses that are made for people: only who asks for JSON gets it. */
    static boolean pageRatherThanJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return page(request) || accept == null || !accept.contains("json");
    }

    private static boolean namesHtml(@Nullable String accept) {
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return false;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            double html = quality(types, MediaType.TEXT_HTML);
            return html > 0 && html >= quality(types, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }

    private static double quality(List<MediaType> types, MediaType type) {
        return types.stream()
                .filter(type::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }

    private static boolean acceptsAnything(@Nullable String accept) {
        return accept == null || accept.contains(MediaType.ALL_VALUE);
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
