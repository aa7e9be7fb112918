package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.Told;
import io.broadsheet.newsroom.form.LocalTimes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    /** Of article-service's codes; its messages stand in the message files under them. */
    private static final String ANSWER = "answer.article.";

    private static final String OF_TEXT = "text-";

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
                messages.putIfAbsent(field, about(field, said(error)));
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
            return refusal.errors().stream().map(this::whole).collect(Collectors.joining(". "));
        }
        return refusal.detail() == null ? pages.of("write.refused") : said(refusal.code(), List.of(), refusal.detail());
    }

    /** All of it, beside no field. */
    String whole(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? summary(refusal)
                : refusal.errors().stream().map(this::said).distinct().collect(Collectors.joining(" "));
    }

    /** In the language of these pages. */
    String said(Told told) {
        return said(told.code(), told.arguments(), told.message());
    }

    /** @param english for what has no message here: a newer service's, or one that tells no codes */
    private String said(@Nullable String code, List<String> arguments, String english) {
        var known = code == null ? null : pages.ofKnown(ANSWER + code, arguments.toArray());
        return known == null ? pages.text().translated(english) : known;
    }

    /** With its field, as the page calls it where it has one. */
    private String whole(Refusal.Error error) {
        var field = FIELDS.get(error.field());
        return field == null ? error.field() + " " + said(error) : about(field, said(error));
    }

    private String about(String field, String said) {
        return pages.of("field." + field) + " " + said;
    }

    /** What readers would not get of a text, or why they get none of it. */
    String of(Article.Warning warning) {
        var said = said(warning);
        return warning.code() != null && warning.code().startsWith(OF_TEXT)
                ? pages.of(ANSWER + "warning-text", said)
                : said;
    }

    /** What an article lacks that waits to be published. */
    String ofSchedule(Article.Warning warning) {
        if (warning.errors().isEmpty()) {
            return said(warning);
        }
        return pages.of("publish.hindered") + " "
                + warning.errors().stream().map(this::whole).collect(Collectors.joining(". "));
    }

    /** Where something was found that readers would not get. */
    String place(String place) {
        var line = LINE.matcher(place);
        var field = line.matches() ? line.group(1) : place;
        var named = Objects.requireNonNullElse(pages.ofKnown("field." + FIELDS.getOrDefault(field, field)), field);
        return line.matches() ? pages.of("write.line", named, line.group(2)) : named;
    }

    /** Why an article did not come out. */
    String ofProblem(Article.Schedule schedule) {
        var problem = Objects.requireNonNull(schedule.problem());
        var code = schedule.problemCode();
        return code == null ? problem : about("source", said(code, schedule.problemArguments(), problem));
    }
}
