package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An editor: creates, publishes, edits several times, withdraws some articles and erases some. */
final class ArticleLoad {

    /** The first two stay, so that readers can comment on them. */
    static final int STAYING = 2;

    private static final int MOST = 6;

    private final Calls calls;
    private final Ledger ledger;
    private final Random random;
    private int edits;

    ArticleLoad(Calls calls, Ledger ledger, Random random) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
    }

    void run(BooleanSupplier over, Runnable pause) {
        while (!over.getAsBoolean()) {
            int count = ledger.articles.size();
            if (count < STAYING || count < MOST && random.nextInt(3) == 0) {
                LedgerArticle article = create();
                if (article != null) {
                    publish(article);
                }
            } else {
                change(random.nextInt(count));
            }
            pause.run();
        }
    }

    private void change(int index) {
        LedgerArticle article = ledger.articles.get(index);
        Kind kind = article.acknowledged().kind();
        int draw = random.nextInt(10);
        if (kind == Kind.ERASED) {
            return;
        }
        if (index >= STAYING && draw == 0) {
            command(article, article.acknowledged().erased(), () -> staff("DELETE", path(article), article, null));
        } else if (index >= STAYING && draw <= 2 && kind == Kind.PUBLISHED) {
            command(
                    article,
                    article.acknowledged().withdrawn(),
                    () -> staff("DELETE", path(article) + "/publication?reason=" + encoded("a doubt"), article, null));
        } else {
            // One close upon the other, so that events are appended while others of the article are being sent.
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                edit(article, index < STAYING || random.nextInt(4) > 0);
                publish(article);
            }
        }
    }

    private @Nullable LedgerArticle create() {
        Instant now = Instant.now();
        String title = title(ledger.articles.size());
        String key = UUID.randomUUID().toString();
        Answer answer = Calls.insist(
                () -> calls.staff(ARTICLES, "POST", "/newsroom/articles", draft(title, true), "Idempotency-Key", key));
        if (!answer.isDone()) {
            ledger.refused("POST /newsroom/articles", answer);
            return null;
        }
        var draft = answer.json();
        var article = new LedgerArticle(
                draft.get("id").asString(),
                draft.get("slug").asString(),
                now,
                new State(Kind.DRAFT, draft.get("version").asLong(), title, true, null, false));
        ledger.articles.add(article);
        return article;
    }

    private void edit(LedgerArticle article, boolean open) {
        String title = title(ledger.articles.indexOf(article));
        command(
                article,
                article.acknowledged().edited(title, open),
                () -> staff("PUT", path(article), article, draft(title, open)));
    }

    private void publish(LedgerArticle article) {
        command(
                article,
                article.acknowledged().published(),
                () -> staff("POST", path(article) + "/publication", article, Map.of()));
    }

    /** Asks once, and finds out what became of it, so that the next command knows its version. */
    private void command(LedgerArticle article, State next, Supplier<Answer> call) {
        article.asked(next);
        Answer answer = call.get();
        if (answer.isDone()) {
            took(article, next, answer);
        } else if (answer.isUnknown() || answer.status() == 412 || answer.status() == 410 && mayBeErased(article)) {
            Answer now = Calls.insist(() -> calls.staff(ARTICLES, "GET", path(article), null));
            State acknowledged = article.acknowledged();
            // The last, or an earlier one that was taken for lost.
            article.possible().reversed().stream()
                    .filter(state -> state.isIn(now))
                    .findFirst()
                    .ifPresentOrElse(state -> took(article, state, now), () -> {
                        if (acknowledged.isIn(now) && !acknowledged.isAt(now)) {
                            took(article, acknowledged, now); // a newer renderer's upgrade is a version too
                        }
                    });
        } else {
            ledger.refused("a command on article " + article.id, answer);
        }
    }

    private static boolean mayBeErased(LedgerArticle article) {
        return article.possible().stream().anyMatch(state -> state.kind() == Kind.ERASED);
    }

    private static void took(LedgerArticle article, State next, Answer answer) {
        if (next.kind() == Kind.ERASED) {
            article.acknowledged(next);
        } else {
            article.slug(answer.json().get("slug").asString());
            article.acknowledged(next.at(answer.json().get("version").asLong()));
        }
    }

    private Answer staff(String method, String path, LedgerArticle article, @Nullable Map<String, ?> body) {
        return calls.staff(
                ARTICLES,
                method,
                path,
                body,
                "If-Match",
                "\"" + article.acknowledged().version() + "\"");
    }

    private static String path(LedgerArticle article) {
        return "/newsroom/articles/" + article.id;
    }

    /** With a word that no other title has: search finds it, and nothing else. */
    private String title(int index) {
        return "Gates of Nordvik " + ledger.tag + "a" + index + "e" + ++edits;
    }

    private Map<String, Object> draft(String title, boolean open) {
        return Map.of(
                "title",
                title,
                "body",
                Map.of("format", "markdown", "source", "The gates **close** at ninety centimetres.\n\n" + title),
                "authors",
                List.of("Åse Łukasik"),
                "section",
                "World",
                "tags",
                List.of(ledger.tag),
                "language",
                "en",
                "commentsOpen",
                open);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
