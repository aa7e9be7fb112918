package io.broadsheet.article.store;

import static io.broadsheet.article.store.ArticleDocument.there;

import io.broadsheet.article.domain.Body;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was written. Public only for the driver's record codec.
 *
 * @param source left out of lists
 */
public record BodyDocument(String format, @Nullable String source) {

    static BodyDocument from(Body body) {
        return new BodyDocument(body.format().name().toLowerCase(Locale.ROOT), body.source());
    }

    Body toBody() {
        return new Body(Body.Format.valueOf(format.toUpperCase(Locale.ROOT)), there(source));
    }
}
