package io.broadsheet.article.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.Instants;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads filters from a query; what is blank is not asked for. */
final class QueryParameters {

    private QueryParameters() {}

    static @Nullable String given(@Nullable String parameter) {
        return parameter == null || Texts.isBlank(parameter) ? null : parameter.strip();
    }

    /** In its canonical form, as articles have it. */
    static @Nullable String language(@Nullable String parameter) {
        var language = given(parameter);
        return language == null ? null : Locale.forLanguageTag(language).toLanguageTag();
    }

    /** @throws ProblemException 400 naming the parameter */
    static @Nullable Instant instant(String name, @Nullable String parameter) {
        var instant = given(parameter);
        try {
            return instant == null ? null : Instants.parse(instant);
        } catch (DateTimeException unreadable) {
            throw ProblemException.malformed(name + ": must be an instant like 2026-11-24T00:00:00Z.");
        }
    }
}
