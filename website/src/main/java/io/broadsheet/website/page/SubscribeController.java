package io.broadsheet.website.page;

import io.broadsheet.chassis.web.RateLimited;
import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.cache.ReadyPage;
import io.broadsheet.website.client.NewsletterService;
import io.broadsheet.website.client.NewsletterService.Wish;
import io.broadsheet.website.client.Sent;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.form.Forwarding;
import io.broadsheet.website.form.Messages;
import io.broadsheet.website.form.Subscribing;
import io.broadsheet.website.form.Subscribing.Typed;
import io.broadsheet.website.form.Suspicion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
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

    private final Contents contents;
    private final NewsletterService newsletter;
    private final Subscribing subscribing;
    private final Desk desk;
    private final Press press;
    private final Suspicion suspicion;
    private final Forwarding forwarding;

    SubscribeController(
            Contents contents,
            NewsletterService newsletter,
            Subscribing subscribing,
            Desk desk,
            Press press,
            Suspicion suspicion,
            Forwarding forwarding) {
        this.contents = contents;
        this.newsletter = newsletter;
        this.subscribing = subscribing;
        this.desk = desk;
        this.press = press;
        this.suspicion = suspicion;
        this.forwarding = forwarding;
    }

    @GetMapping(PATH)
    void form(@RequestParam @Nullable String asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asked == null) {
            desk.serve(request, response, sheet -> page(sheet, 200, Typed.NOTHING, Map.of(), false));
        } else {
            desk.serveOnce(request, response, sheet -> page(sheet, 200, Typed.NOTHING, Map.of(), true));
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
        var typed = new Typed(
                email.strip(),
                cadence,
                weekday,
                ticked(request.getParameterValues("topics")),
                timeZone.strip(),
                number(hour));
        if (suspicion.asksAgain(made, note)) {
            again(typed, 422, Messages.about("Please send it once more."), request, response);
            return;
        }
        try {
            switch (newsletter.subscribe(wish(typed), forwarding.header(request))) {
                case Sent.Accepted accepted -> {
                    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                    response.setHeader("Location", PATH + "?asked#asked");
                }
                case Sent.Refused(var status, var why) ->
                    again(typed, status == 429 ? 429 : 422, Messages.of(why), request, response);
            }
        } catch (ServiceAway away) {
            var told =
                    Messages.about("Subscriptions cannot be taken for the moment. Please try again in a little while.");
            again(typed, 503, told, request, response);
        }
    }

    private void again(
            Typed typed,
            int status,
            Map<String, String> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        desk.serveOnce(request, response, sheet -> page(sheet, status, typed, errors, false));
    }

    private ReadyPage page(Press.Sheet sheet, int status, Typed typed, Map<String, String> errors, boolean asked) {
        var sections = sheet.making().ask(contents.counts(), Contents.SECTIONS);
        var tags = sheet.making().ask(contents.counts(), Contents.TAGS);
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("form", subscribing.form(sections.get(), tags.get(), typed, errors));
        shown.put("asked", asked);
        return sheet.print(status, press.lasting("Subscribe", PATH), "subscribe.jte", shown);
    }

    private static Wish wish(Typed typed) {
        return new Wish(
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
