package io.broadsheet.newsroom.client;

import java.net.http.HttpHeaders;

/** What a service answered, other than that it failed. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("application/octet-stream");
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }
}
