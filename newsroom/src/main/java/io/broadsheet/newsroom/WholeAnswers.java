package io.broadsheet.newsroom;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers with all of their bodies, or none: a request's own timeout ends with the head of the answer. */
public final class WholeAnswers {

    private WholeAnswers() {}

    /**
     * @param longest from now to the last byte
     * @throws IOException also for what has not all come by then
     */
    public static <T> HttpResponse<T> of(
            HttpClient client, HttpRequest request, BodyHandler<T> handler, Duration longest)
            throws IOException, InterruptedException {
        var sent = client.sendAsync(request, handler);
        try {
            return sent.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            throw new IOException("no whole answer", failed);
        } finally {
            sent.cancel(true);
        }
    }
}
