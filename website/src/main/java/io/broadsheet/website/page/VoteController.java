package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.CommentService.CountedVote;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.form.ForwardedHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Votes on comments: a form leads back to its page; a script that asks for JSON gets the counts. */
@Controller
@RequestMapping("/articles/{slug}/comments/{id}/vote")
class VoteController {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^#\\\\\"<>]]{1,400}");
    private static final Map<String, Integer> VALUES = Map.of("1", 1, "-1", -1, "0", 0);

    private final CommentService comments;
    private final ServiceCaches caches;
    private final PageRenderer renderer;
    private final PageResponder responder;
    private final ForwardedHeader forwardedHeader;

    VoteController(
            CommentService comments,
            ServiceCaches caches,
            PageRenderer renderer,
            PageResponder responder,
            ForwardedHeader forwardedHeader) {
        this.comments = comments;
        this.caches = caches;
        this.renderer = renderer;
        this.responder = responder;
        this.forwardedHeader = forwardedHeader;
    }

    /** @param back the page with the form, of the same article */
    @PostMapping
    @RateLimited(value = "votes", permits = 120)
    void vote(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam @Nullable String value,
            @RequestParam @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean forScript = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .filter(accepted -> accepted.startsWith(MediaType.APPLICATION_JSON_VALUE))
                .isPresent();
        try {
            var counted = counted(Slugs.canonical(slug), id, value, request);
            if (counted.isEmpty()) {
                told(409, "vote.refused", "vote.refused.text", forScript, request, response);
            } else if (forScript) {
                json(200, counted.get().vote(), response);
            } else {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        HttpHeaders.LOCATION,
                        back(counted.get().slug(), id, back) + "voted=" + id + "."
                                + counted.get().vote().value() + "#c-" + id);
            }
        } catch (ServiceAway away) {
            told(503, "error.away", "vote.failed", forScript, request, response);
        }
    }

    /** @param slug of the article as it is called now */
    private record Counted(String slug, CountedVote vote) {}

    /** @return empty if it is not taken: of no comment that readers see, or too late */
    private Optional<Counted> counted(String slug, UUID id, @Nullable String value, HttpServletRequest request)
            throws ServiceAway {
        if (!VALUES.containsKey(value) || !(caches.articleAt(slug) instanceof ArticleAt.Here(var article))) {
            return Optional.empty();
        }
        var counted = comments.vote(id, VALUES.get(value), forwardedHeader.header(request));
        caches.votesChanged(article.summary().id());
        return counted.map(vote -> new Counted(article.summary().slug(), vote));
    }

    private void told(
            int status,
            String title,
            String text,
            boolean forScript,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (forScript) {
            json(status, Map.of("message", renderer.text(text)), response);
        } else {
            responder.write(renderer.message(status, title, text), request, response);
        }
    }

    private static void json(int status, Object body, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(JSON.writeValueAsString(body).getBytes(UTF_8));
    }

    /** Nowhere else than to a page of this article. */
    private static String back(String slug, UUID id, @Nullable String asked) {
        var article = Paths.article(slug);
        var page = asked != null
                        && ADDRESS.matcher(asked).matches()
                        && (asked.equals(article) || asked.startsWith(article + "?") || asked.startsWith(article + "/"))
                ? asked
                : Paths.comment(slug, id);
        return page + (page.contains("?") ? '&' : '?');
    }
}
