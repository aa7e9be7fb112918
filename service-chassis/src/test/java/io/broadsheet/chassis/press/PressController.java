package io.broadsheet.chassis.press;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.web.Idempotency;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PressController {
    private static final UUID SOME = new UUID(1, 2);

    public static final CountDownLatch BEGUN = new CountDownLatch(1);
    public static final CountDownLatch GO_ON = new CountDownLatch(1);

    private final AtomicInteger printed = new AtomicInteger();

    enum Size {
        BROADSHEET,
        TABLOID
    }

    record Author(String name, int age) {}

    record Sheet(
            @Nullable String title,
            @Nullable Integer copies,
            @Nullable Boolean urgent,
            @Nullable Size size,
            @Nullable Instant at,
            @Nullable List<String> tags,
            @Nullable List<Author> authors) {}

    record Printed(int number, @Nullable String title) {}

    @PostMapping("/sheets")
    ResponseEntity<Printed> print(@RequestBody Sheet sheet) {
        new FieldErrors()
                .check(!Texts.isBlank(sheet.title()), "title", "Please enter a title")
                .throwIfAny();
        return ResponseEntity.status(201).body(new Printed(printed.incrementAndGet(), sheet.title()));
    }

    @PostMapping("/idempotent")
    @Nullable Idempotency idempotent(@RequestBody Sheet sheet, @Nullable IdempotencyKey key) {
        return key == null ? null : key.of(sheet);
    }

    @GetMapping("/sheets")
    CursorPage<Long> list(PageRequest page) {
        return CursorPage.of(List.of(1L, 2L, 3L), page, place -> new Cursor(place, SOME));
    }

    @GetMapping("/sheets/{id}")
    Printed sheet(@PathVariable UUID id) {
        if (!id.equals(SOME)) {
            throw new ProblemException(Problem.NOT_FOUND, "No such sheet.");
        }
        return new Printed(1, "Tides “and” time");
    }

    @GetMapping("/sized")
    Size sized(@RequestParam Size size) {
        return size;
    }

    @GetMapping("/links/{token}")
    Printed link(@PathVariable String token) {
        return new Printed(1, "for one reader");
    }

    @GetMapping("/broken")
    Printed broken() {
        throw new IllegalStateException("the reader ada@news.example is not to be told");
    }

    @GetMapping("/slow")
    Printed slow() throws InterruptedException {
        BEGUN.countDown();
        GO_ON.await();
        return new Printed(1, "slow");
    }

    @RateLimited(value = "press", permits = 3)
    @GetMapping("/limited")
    Printed limited() {
        return new Printed(1, "limited");
    }

    @RequiresScope({"articles:write", "articles:publish"})
    @PostMapping("/newsroom/sheets")
    Printed staffPrint(@RequestBody Sheet sheet) {
        return new Printed(printed.incrementAndGet(), sheet.title());
    }

    @GetMapping("/newsroom/forgotten")
    Printed forgotten() {
        return new Printed(1, "forgotten");
    }
}
