package io.broadsheet.newsroom.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.WholeAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** HTTP to the issuer, at the address where this process reaches it. */
@Component
class IssuerCalls {

    private static final Duration LONGEST = Duration.ofSeconds(4);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient client;
    private final @Nullable URI reachedAt;
    private final String clientId;
    private final @Nullable String clientSecret;

    IssuerCalls(NewsroomSettings settings, HttpClient client) {
        this.client = client;
        this.reachedAt = settings.issuerReachedAt();
        this.clientId = settings.clientId();
        this.clientSecret = settings.clientSecret();
    }

    <T> T get(URI address, Class<T> type) throws IssuerAway {
        var answer = send(HttpRequest.newBuilder(reached(address)).GET());
        if (answer.statusCode() != 200) {
            throw new IssuerAway("the issuer answered " + answer.statusCode());
        }
        try {
            return JSON.readValue(answer.body(), type);
        } catch (JacksonException unreadable) {
            throw new IssuerAway("the issuer answered what cannot be read");
        }
    }

    String get(URI address) throws IssuerAway {
        var answer = send(HttpRequest.newBuilder(reached(address)).GET());
        if (answer.statusCode() != 200) {
            throw new IssuerAway("the issuer answered " + answer.statusCode());
        }
        return answer.body();
    }

    /**
     * A form of this client's own (RFC 6749, 2.3.1).
     *
     * @throws SignInRefused for what the issuer does not take
     */
    <T> T post(URI address, Map<String, String> form, Class<T> type) throws IssuerAway, SignInRefused {
        var all = new LinkedHashMap<>(form);
        var request = HttpRequest.newBuilder(reached(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (clientSecret == null) {
            all.put("client_id", clientId);
        } else {
            var basic = encoded(clientId) + ":" + encoded(clientSecret);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)));
        }
        var answer = send(request.POST(BodyPublishers.ofString(form(all))));
        if (answer.statusCode() == 429 || answer.statusCode() >= 500) {
            throw new IssuerAway("the issuer answered " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            throw new SignInRefused("the issuer answered " + answer.statusCode());
        }
        try {
            return JSON.readValue(answer.body().isEmpty() ? "{}" : answer.body(), type);
        } catch (JacksonException unreadable) {
            throw new IssuerAway("the issuer answered what cannot be read");
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private URI reached(URI address) {
        if (reachedAt == null) {
            return address;
        }
        var path = address.getRawPath() == null ? "" : address.getRawPath();
        return URI.create(reachedAt + path + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IssuerAway {
        try {
            return WholeAnswers.of(client, request.build(), BodyHandlers.ofString(), LONGEST);
        } catch (IOException away) {
            throw new IssuerAway("the issuer cannot be reached");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IssuerAway("the issuer was not awaited");
        }
    }
}
