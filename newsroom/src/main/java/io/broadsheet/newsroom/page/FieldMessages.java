package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.form.LocalTimes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a service says about its fields, at the fields of the page. */
@Component
class FieldMessages {

    /** Of the service's names, without what stands in brackets behind them. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("title", "title"),
            Map.entry("slug", "slug"),
            Map.entry("standfirst", "standfirst"),
            Map.entry("body", "source"),
            Map.entry("body.source", "source"),
            Map.entry("body.format", "source"),
            Map.entry("authors", "authors"),
            Map.entry("section", "section"),
            Map.entry("tags", "tags"),
            Map.entry("language", "language"),
            Map.entry("heroImage", "picture"),
            Map.entry("heroImage.url", "picture"),
            Map.entry("file", "picture"),
            Map.entry("heroImage.alt", "alt"),
            Map.entry("alt", "alt"),
            Map.entry("heroImage.credit", "credit"),
            Map.entry("credit", "credit"),
            Map.entry("caption", "caption"),
            Map.entry("focus.x", "focus-x"),
            Map.entry("focus.y", "focus-y"),
            Map.entry("rights.creator", "creator"),
            Map.entry("rights.copyright", "copyright"),
            Map.entry("rights.usage", "usage"),
            Map.entry("rights.digitalSourceType", "origin"),
            Map.entry("canonicalUrl", "canonical"),
            Map.entry("commentsCloseAfterDays", "comments-days"),
            Map.entry("breakingUntil", "breaking-until"),
            Map.entry("at", "date"),
            Map.entry("reason", "reason"),
            Map.entry("note", "note"));

    private static final Pattern LINE = Pattern.compile("(.+), line ([0-9]+)");
    private static final String HINDERED = "As it is, it will not be published when its time comes: ";

    private final Pages pages;

    FieldMessages(Pages pages) {
        this.pages = pages;
    }

    /** @param sent the form, which says more of a time that no clock shows */
    Map<String, String> of(Refusal refusal, HttpServletRequest sent) {
        var messages = of(refusal);
        var until = Objects.requireNonNullElse(sent.getParameter("breaking-until"), "");
        var zone = Objects.requireNonNullElse(sent.getParameter("breaking-zone"), "");
        LocalTimes.gap(until, zone)
                .ifPresent(gap -> messages.replace("breaking-until", pages.of("schedule.time.gap", gap.arguments())));
        return messages;
    }

    Map<String, String> of(Refusal refusal) {
        var messages = new LinkedHashMap<String, String>();
        for (var error : refusal.errors()) {
            var field = FIELDS.get(error.field().replaceAll("\\[.*", ""));
            if (field != null) {
                messages.putIfAbsent(field, about(field, error.message()));
            }
        }
        return messages;
    }

    /** In one line, what is wrong on the whole. */
    String summary(Refusal refusal) {
        if (!of(refusal).isEmpty()) {
            return pages.of("write.errors");
        }
        if (!refusal.errors().isEmpty()) {
            // Of no field that a page has: the detail only says that there are errors.
            return refusal.errors().stream()
                    .map(error -> error.field() + " " + said(error.message()))
                    .collect(Collectors.joining(". "));
        }
        return refusal.detail() == null ? pages.of("write.refused") : said(refusal.detail());
    }

    /** What a service says in English, in the language of these pages. */
    String said(String english) {
        return pages.text().translated(english);
    }

    private String about(String field, String english) {
        return pages.of("field." + field) + " " + said(english);
    }

    /** @param warning as article-service makes it: what an article lacks, by its own names */
    String ofSchedule(String warning) {
        if (!warning.startsWith(HINDERED)) {
            return said(warning);
        }
        return pages.of("publish.hindered") + " "
                + Arrays.stream(warning.substring(HINDERED.length()).split("; "))
                        .map(lack -> lack.replaceFirst("\\.$", ""))
                        .map(lack -> {
                            var field = FIELDS.get(lack.split(" ", 2)[0]);
                            return field == null ? said(lack) : about(field, lack.substring(lack.indexOf(' ') + 1));
                        })
                        .collect(Collectors.joining(". "));
    }

    /** Where something was found that readers would not get. */
    String place(String place) {
        var line = LINE.matcher(place);
        var field = line.matches() ? line.group(1) : place;
        var named = Objects.requireNonNullElse(pages.ofKnown("field." + FIELDS.getOrDefault(field, field)), field);
        return line.matches() ? pages.of("write.line", named, line.group(2)) : named;
    }

    /** Why an article did not come out, which completes "the text ...". */
    String ofProblem(String problem) {
        return about("source", problem);
    }
}
