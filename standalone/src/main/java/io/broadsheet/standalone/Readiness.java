package io.broadsheet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks every part until all answer. */
final class Readiness {

    private final Settings settings;

    Readiness(Settings settings) {
        this.settings = settings;
    }

    /** @throws Refusal naming what does not answer, once nothing moves any more */
    void await(Progress progress) {
        var silent = new ArrayList<>(questions());
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (true) {
                silent.removeIf(question -> answers(client, question.address()));
                if (silent.isEmpty()) {
                    return;
                }
                progress.look(silent.stream().map(Question::part).toList());
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private record Question(String part, URI address) {}

    private List<Question> questions() {
        var questions = new ArrayList<Question>();
        var readiness = "/actuator/health/readiness";
        questions.add(question("articles", Port.ARTICLES_MANAGEMENT, readiness));
        questions.add(question("comments", Port.COMMENTS_MANAGEMENT, readiness));
        questions.add(question("newsletter", Port.NEWSLETTER_MANAGEMENT, readiness));
        questions.add(question("website", Port.WEBSITE_MANAGEMENT, readiness));
        questions.add(question("newsroom", Port.NEWSROOM_MANAGEMENT, readiness));
        if (!settings.real().identity()) {
            questions.add(question("identity", Port.IDENTITY, "/.well-known/openid-configuration"));
        }
        if (!settings.real().mail()) {
            questions.add(question("mail", Port.MAIL_PAGE, "/api/v1/messages?limit=1"));
        }
        return questions;
    }

    private Question question(String part, Port port, String path) {
        return new Question(part, URI.create(settings.address(port) + path));
    }

    private static boolean answers(HttpClient client, URI question) {
        try {
            var request = HttpRequest.newBuilder(question)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
