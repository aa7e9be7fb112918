package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.web.problem.ProblemDocument;
import io.broadsheet.chassis.web.problem.ProblemView;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Whatever goes wrong on the way that a mail's link leads, its reader gets a page. */
@Component
class ReaderProblems implements ProblemView {

    private final PageAnswers pages;

    ReaderProblems(PageAnswers pages) {
        this.pages = pages;
    }

    @Override
    public @Nullable ResponseEntity<Object> of(ProblemDocument problem, HttpServletRequest request) {
        if (!Wants.page(request)) {
            return null;
        }
        String key = switch (problem.status()) {
            case 404, 405, 410 -> "problem.nothing";
            case 429, 503 -> "problem.later";
            default -> problem.status() >= 500 ? "problem.failed" : "problem.unread";
        };
        ReaderPages texts = pages.pages();
        return pages.answer(HttpStatusCode.valueOf(problem.status()), texts.page(key, texts.sentence(key + ".what")));
    }
}
