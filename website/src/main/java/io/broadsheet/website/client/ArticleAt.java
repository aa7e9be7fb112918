package io.broadsheet.website.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** What is at an article's address. */
public sealed interface ArticleAt {

    /** @param article as readers may read it */
    record Here(Article article) implements ArticleAt {}

    /** @param path of its current address */
    record Moved(String path) implements ArticleAt {

        /** Of its current address. */
        public String slug() {
            var last = path.substring(path.lastIndexOf('/') + 1);
            return Slugs.canonical(UriUtils.decode(last, StandardCharsets.UTF_8));
        }
    }

    /** It was there. */
    sealed interface Gone extends ArticleAt {}

    /** @param reason given by the newsroom, fit for readers */
    record Withdrawn(@Nullable String reason) implements Gone {}

    /** Nothing of it is left. */
    record Erased() implements Gone {}

    /** Nothing was ever there. */
    record Unknown() implements ArticleAt {}
}
