package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.NewsletterService;
import io.broadsheet.website.client.NewsletterService.SubscriptionRequest;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Submission;
import io.broadsheet.website.form.BotCheck;
import io.broadsheet.website.form.ForwardedHeader;
import io.broadsheet.website.form.Messages;
import io.broadsheet.website.form.SubscribeForms;
import io.broadsheet.website.form.SubscribeForms.SubscribeInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Subscribe". */
@Controller
class SubscribeController {

    private static final String PATH = "/subscribe";

    private final ServiceCaches caches;
    private final NewsletterService newsletter;
    private final SubscribeForms subscribeForms;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final BotCheck botCheck;
    private final ForwardedHeader forwardedHeader;
    private final Messages messages;

    SubscribeController(
            ServiceCaches caches,
            NewsletterService newsletter,
            SubscribeForms subscribeForms,
            PageResponder responder,
            PageRenderer renderer,
            BotCheck botCheck,
            ForwardedHeader forwardedHeader,
            Messages messages) {
        this.caches = caches;
        this.newsletter = newsletter;
        this.subscribeForms = subscribeForms;
        this.responder = responder;
        this.renderer = renderer;
        this.botCheck = botCheck;
        this.forwardedHeader = forwardedHeader;
        this.messages = messages;
    }

    @GetMapping(PATH)
    void form(@RequestParam @Nullable String asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asked == null) {
            responder.serve(request, response, context -> page(context, 200, SubscribeInput.NOTHING, Map.of(), false));
        } else {
            responder.serveOnce(
                    request, response, context -> page(context, 200, SubscribeInput.NOTHING, Map.of(), true));
        }
    }

    @PostMapping(PATH)
    @RateLimited(value = "forms", permits = 60)
    void subscribe(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String cadence,
            @RequestParam @Nullable String weekday,
            @RequestParam(defaultValue = "") String timeZone,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam @Nullable String made,
            @RequestParam @Nullable String note,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var typed = new SubscribeInput(
                email.strip(),
                cadence,
                // A form of another site's making need not ask.
                weekday == null && "weekly".equals(cadence) ? "monday" : weekday,
                ticked(request.getParameterValues("topics")),
                timeZone.strip(),
                number(hour));
        if (botCheck.asksAgain(made, note)) {
            again(typed, 422, messages.about("form.again"), request, response);
            return;
        }
        try {
            switch (newsletter.subscribe(wanted(typed), forwardedHeader.header(request))) {
                case Submission.Accepted accepted -> {
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    response.setHeader("Location", PATH + "?asked#asked");
                }
                case Submission.Refused(var status, var why) ->
                    again(typed, status == 429 ? 429 : 422, messages.of(why), request, response);
            }
        } catch (ServiceAway away) {
            var told = messages.about("subscribe.away");
            again(typed, 503, told, request, response);
        }
    }

    private void again(
            SubscribeInput typed,
            int status,
            Map<String, String> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        responder.serveOnce(request, response, context -> page(context, status, typed, errors, false));
    }

    private CachedPage page(
            PageRenderer.RenderContext context,
            int status,
            SubscribeInput typed,
            Map<String, String> errors,
            boolean asked) {
        var sections = context.dependencies().ask(caches.counts(), ServiceCaches.SECTIONS);
        var tags = context.dependencies().ask(caches.counts(), ServiceCaches.TAGS);
        var form = subscribeForms.form(sections.get(), tags.get(), typed, errors);
        return context.render(
                status,
                renderer.lasting(renderer.text("subscribe.title"), PATH),
                (templates, layout) -> templates.subscribe(layout, form, asked));
    }

    private static SubscriptionRequest wanted(SubscribeInput typed) {
        return new SubscriptionRequest(
                typed.email(),
                typed.cadence().isEmpty() ? "daily" : typed.cadence(),
                "weekly".equals(typed.cadence()) ? typed.weekday() : null,
                typed.topics(),
                typed.timeZone(),
                typed.hour());
    }

    private static List<String> ticked(String @Nullable [] topics) {
        return topics == null
                ? List.of()
                : Arrays.stream(topics)
                        .map(String::strip)
                        .filter(topic -> !topic.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable Integer number(String hour) {
        try {
            return hour.isBlank() ? null : Integer.valueOf(hour.strip());
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }
}
