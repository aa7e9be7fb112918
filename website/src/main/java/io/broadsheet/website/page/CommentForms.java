package io.broadsheet.website.page;

import io.broadsheet.website.client.Comment;
import io.broadsheet.website.form.FormTokens;
import io.broadsheet.website.page.ArticlePage.PageOptions;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.CommentForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Leave a reply", empty or as it was sent. */
@Component
class CommentForms {

    private final FormTokens tokens;
    private final Texts texts;

    CommentForms(FormTokens tokens, Texts texts) {
        this.tokens = tokens;
        this.texts = texts;
    }

    /**
     * @param action without a fragment: browsers let it outdo the field that the keyboard is to begin at
     * @param cancelHref the same page without an answer to anybody
     * @param answered null if nobody is, or it cannot be had
     * @param below whether what is answered stands on this page
     */
    CommentForm of(String action, String cancelHref, PageOptions options, @Nullable Comment answered, boolean below) {
        var rejected = options.rejected();
        return new CommentForm(
                action,
                cancelHref,
                rejected == null ? "" : rejected.author(),
                rejected == null ? "" : rejected.text(),
                options.reply(),
                Objects.requireNonNullElse(answered == null ? null : answered.author(), texts.of("reply.to.nobody")),
                below,
                answered == null || answered.text() == null || below
                        ? List.of()
                        : Discussions.paragraphs(answered.text()),
                rejected == null ? "" : rejected.wish().address(),
                rejected != null && rejected.wish().isDaily(),
                rejected == null ? Map.of() : rejected.errors(),
                rejected == null ? tokens.lately() : tokens.now());
    }
}
