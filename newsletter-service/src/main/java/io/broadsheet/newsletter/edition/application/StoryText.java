package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Story;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a story says, made harmless for a mail. */
public final class StoryText {
    /** Line breaks and controls, what overrides the direction of text, and the noncharacters that links stand for. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFDD0-\\uFDEF\\s]+");

    private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"']+");

    private StoryText() {}

    /** One line. */
    public static String plain(String text) {
        return UNWANTED.matcher(text).replaceAll(" ").strip();
    }

    /** Standfirst, or excerpt where there is none. */
    static String lead(Story story) {
        var standfirst = story.standfirst();
        return plain(standfirst == null || standfirst.isBlank() ? story.excerpt() : standfirst);
    }

    /** @param otherwise where the article's own address is none of the web */
    public static String link(Story story, String otherwise) {
        return WEB.matcher(story.url()).matches() ? story.url() : otherwise;
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
