package io.broadsheet.newsroom.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service says to a person in English, and to this one, which has the words of all languages, by a code. */
public interface Told {

    String message();

    /** @return null from an older build, or another service */
    @Nullable String code();

    /** What the message says beside that, in its order. */
    List<String> arguments();
}
