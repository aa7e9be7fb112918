package io.broadsheet.newsroom.form;

import io.broadsheet.chassis.Texts;
import io.broadsheet.newsroom.client.CommentService;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which comments a moderator wants to see, as the address of the page says; what is not known there asks for all. */
public record DeskFilter(
        String state, String order, String reason, String article, String section, String language, String older) {

    public static final List<String> STATES = List.of("held", "appealed", "visible", "rejected", "spam");
    public static final List<String> ORDERS = List.of("oldest", "riskiest");
    /** Longer ago than this they were posted. */
    public static final List<String> AGES = List.of("", "PT1H", "P1D", "P7D");

    /** What a comment may be held for, as comment-service calls it. */
    public static final List<String> RULES = List.of(
            "every-comment",
            "first-comment",
            "many-links",
            "mixed-scripts",
            "staff-name",
            "article-author-name",
            "site-author-name",
            "others-name",
            "repeated",
            "too-short",
            "too-long",
            "rate",
            "banned-words",
            "suspect-words",
            "muted",
            "reported",
            "score",
            "score-late",
            "muted-nearby");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int LONGEST = 100;

    public static DeskFilter of(HttpServletRequest request) {
        return new DeskFilter(
                oneOf(STATES, request.getParameter("state"), "held"),
                oneOf(ORDERS, request.getParameter("order"), "oldest"),
                oneOf(RULES, request.getParameter("reason"), ""),
                matching(ID, request.getParameter("article")),
                shortened(request.getParameter("section")),
                matching(LANGUAGE, request.getParameter("language")),
                oneOf(AGES, request.getParameter("older"), ""));
    }

    /** All of one article, in one state. */
    public static DeskFilter ofArticle(UUID article, String state) {
        return new DeskFilter(oneOf(STATES, state, "held"), "oldest", "", article.toString(), "", "", "");
    }

    private static String oneOf(List<String> known, @Nullable String asked, String otherwise) {
        return asked != null && known.contains(asked) ? asked : otherwise;
    }

    private static String matching(Pattern pattern, @Nullable String asked) {
        return asked != null && pattern.matcher(asked).matches() ? asked : "";
    }

    private static String shortened(@Nullable String asked) {
        return asked == null ? "" : Texts.beginning(asked.strip(), LONGEST);
    }

    /** Whether these wait for somebody, and are given to one moderator at a time. */
    public boolean isQueue() {
        return state.equals("held") || state.equals("appealed");
    }

    public CommentService.Filter at(Instant now) {
        return new CommentService.Filter(
                state,
                state.equals("held") && order.equals("riskiest") ? order : "",
                reason,
                article,
                section,
                language,
                older.isEmpty() ? null : now.minus(Duration.parse(older)));
    }

    public DeskFilter withState(String other) {
        return new DeskFilter(other, order, reason, article, section, language, older);
    }

    /** Of the page that shows these, with what is added. */
    public String address(Map<String, String> more) {
        var values = new LinkedHashMap<String, Object>();
        put(values, "state", state.equals("held") ? "" : state);
        put(values, "order", order.equals("oldest") ? "" : order);
        put(values, "reason", reason);
        put(values, "article", article);
        put(values, "section", section);
        put(values, "language", language);
        put(values, "older", older);
        more.forEach((name, value) -> put(values, name, value));
        var address = UriComponentsBuilder.fromPath("/moderation");
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static void put(Map<String, Object> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
