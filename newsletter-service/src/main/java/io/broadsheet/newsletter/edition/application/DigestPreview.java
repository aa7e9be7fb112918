package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.List;

/** Shows a story as a digest would tell it. Nobody gets it, and nothing is kept. */
public final class DigestPreview {

    private final DigestRenderer renderer;
    private final String site;

    DigestPreview(DigestRenderer renderer, String site) {
        this.renderer = renderer;
        this.site = site;
    }

    /** A mail whose links to the reader's own pages lead to the site. */
    public record Shown(String subject, String text, String html) {}

    public Shown of(Cadence cadence, Story story) {
        var content = renderer.render(cadence, List.of(story));
        return new Shown(content.subject(), linked(content.text()), linked(content.html()));
    }

    private String linked(String text) {
        return text.replace(String.valueOf(MailContent.UNSUBSCRIBE), site)
                .replace(String.valueOf(MailContent.PREFERENCES), site);
    }
}
