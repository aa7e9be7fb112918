package io.broadsheet.newsroom.client;

import org.jspecify.annotations.Nullable;

/** Who did something, by the token it was done with. */
public record Person(String subject, @Nullable String name) {

    /** What the person is called. */
    public String label() {
        return name == null || name.isBlank() ? subject : name;
    }
}
