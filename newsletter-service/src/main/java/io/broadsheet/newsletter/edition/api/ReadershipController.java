package io.broadsheet.newsletter.edition.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.edition.application.Readership;
import io.broadsheet.newsletter.edition.application.Readership.Reach;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringArrayPropertyEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a story would reach, in numbers. */
@RestController
class ReadershipController {

    private static final int MOST_NAMES = 200;
    private static final int LONGEST_NAME = 80;

    private final Readership readership;

    ReadershipController(Readership readership) {
        this.readership = readership;
    }

    /**
     * @param readers of all cadences; as of a minute ago at most
     * @param cadences {@code instant}, {@code daily} and {@code weekly}
     */
    record ReadershipAnswer(long readers, List<OfCadence> cadences) {

        /** @param hours when they get it, in their own zones; none for {@code instant}, who get it at once */
        record OfCadence(String cadence, long readers, List<OfHour> hours) {}

        record OfHour(int hour, long readers) {}

        static ReadershipAnswer from(Reach reach) {
            return new ReadershipAnswer(
                    reach.total(),
                    Arrays.stream(Cadence.values())
                            .map(cadence -> new OfCadence(cadence.word(), reach.of(cadence), hours(reach, cadence)))
                            .toList());
        }

        private static List<OfHour> hours(Reach reach, Cadence cadence) {
            return cadence == Cadence.INSTANT
                    ? List.of()
                    : reach.hours(cadence).entrySet().stream()
                            .map(entry -> new OfHour(entry.getKey(), entry.getValue()))
                            .toList();
        }
    }

    /** Names have commas. */
    @InitBinder
    void keepWhole(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new StringArrayPropertyEditor("\n"));
    }

    @GetMapping("/newsroom/readership")
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH, Scopes.NEWSLETTER_SEND})
    @Operation(summary = "How many readers a story with these would reach, by cadence and local hour; numbers only")
    ReadershipAnswer readership(
            @RequestParam(required = false) @Nullable String @Nullable [] topics,
            @RequestParam(required = false) @Nullable String section,
            @Parameter(description = "The section that this one is within") @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable String @Nullable [] author,
            @Parameter(description = "BCP 47; absent for readers of any") @RequestParam(required = false) @Nullable String language) {
        var subject = new Subject(
                names("topics", topics),
                Stream.concat(name("section", section), name("within", within)).toList(),
                names("author", author),
                word(language));
        return ReadershipAnswer.from(readership.of(subject));
    }

    private static Stream<String> name(String parameter, @Nullable String given) {
        if (given == null || Texts.isBlank(given)) {
            return Stream.of();
        }
        if (!Texts.fits(given, LONGEST_NAME)) {
            throw ProblemException.invalid(parameter, "must be at most 80 characters");
        }
        return Stream.of(given);
    }

    private static @Nullable String word(@Nullable String language) {
        if (language == null || language.isEmpty()) {
            return null;
        }
        if (!language.matches("[A-Za-z0-9-]{2,35}")) {
            throw ProblemException.invalid("language", "must be a language tag, like en or de-AT");
        }
        return language;
    }

    private static List<String> names(String parameter, @Nullable String @Nullable [] given) {
        var names = given == null
                ? List.<String>of()
                : Stream.of(given)
                        .filter(name -> !Texts.isBlank(name))
                        .distinct()
                        .toList();
        if (names.size() > MOST_NAMES || names.stream().anyMatch(name -> !Texts.fits(name, LONGEST_NAME))) {
            throw ProblemException.invalid(parameter, "must be at most 200 names of at most 80 characters");
        }
        return names;
    }
}
