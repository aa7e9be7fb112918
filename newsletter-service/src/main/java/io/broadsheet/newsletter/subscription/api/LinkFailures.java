package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.subscription.application.UnknownLink;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.PreferencesChanged;
import io.broadsheet.newsletter.subscription.domain.SubscriptionNotActive;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers links that do not work, as a page to a person and as a problem to a program. */
@RestControllerAdvice("io.broadsheet.newsletter")
@Order(Ordered.HIGHEST_PRECEDENCE)
class LinkFailures {
    private final PageAnswers pages;

    LinkFailures(PageAnswers pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(UnknownLink failure, HttpServletRequest request) {
        return answer(
                request,
                new ProblemException(
                        Problem.NOT_FOUND, "This link is not one of ours. Perhaps it was cut when it was copied."),
                "link.unknown");
    }

    @ExceptionHandler
    ResponseEntity<Object> outdated(LinkOutdated failure, HttpServletRequest request) {
        return answer(
                request,
                new ProblemException(
                        Problem.GONE, "This link has been used up or has become too old. Please ask for a new one."),
                "link.outdated");
    }

    @ExceptionHandler
    ResponseEntity<Object> notActive(SubscriptionNotActive failure, HttpServletRequest request) {
        return answer(
                request,
                new ProblemException(
                        Problem.CONFLICT, "This subscription gets no newsletters. Please subscribe again."),
                "link.inactive");
    }

    @ExceptionHandler
    ResponseEntity<Object> changed(PreferencesChanged failure) {
        return new ProblemException(
                        Problem.STALE, "The preferences have changed since they were read. Please read them again.")
                .answer();
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, ProblemException problem, String key) {
        boolean page = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())
                ? Wants.pageRatherThanJson(request) && forPeople(request)
                : Wants.page(request);
        return page
                ? pages.answer(
                        HttpStatusCode.valueOf(problem.problem().status()),
                        pages.pages().failure(key, problem.detail()))
                : problem.answer();
    }

    /** The preferences and the data are there for programs as well. */
    private static boolean forPeople(HttpServletRequest request) {
        var path = request.getRequestURI();
        return Wants.page(request)
                || path.endsWith("/confirmation")
                || path.endsWith("/refusal")
                || path.endsWith("/end")
                || path.contains("/unsubscribe/");
    }
}
