package io.broadsheet.website.client;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What a service answered, other than that it failed. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }
}
