package io.broadsheet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks every part until all answer. */
final class Readiness {

    private final Settings settings;

    Readiness(Settings settings) {
        this.settings = settings;
    }

    /** @throws Refusal naming what did not answer in time */
    void await(Duration longest) {
        var deadline = Instant.now().plus(longest);
        var silent = new ArrayList<>(questions());
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (true) {
                silent.removeIf(question -> answers(client, question));
                if (silent.isEmpty()) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new Refusal("no answer from " + silent);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private List<URI> questions() {
        var questions = new ArrayList<URI>();
        for (var port : List.of(
                Port.ARTICLES_MANAGEMENT,
                Port.COMMENTS_MANAGEMENT,
                Port.NEWSLETTER_MANAGEMENT,
                Port.WEBSITE_MANAGEMENT)) {
            questions.add(URI.create(settings.address(port) + "/actuator/health/readiness"));
        }
        if (!settings.real().identity()) {
            questions.add(URI.create(settings.address(Port.IDENTITY) + "/.well-known/openid-configuration"));
        }
        if (!settings.real().mail()) {
            questions.add(URI.create(settings.address(Port.MAIL_PAGE) + "/api/v1/messages?limit=1"));
        }
        return questions;
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
