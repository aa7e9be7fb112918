package io.broadsheet.newsletter.delivery.mime;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.delivery.mime.MailBody.Links;

/** Measures a mail as it goes over the wire: header, both parts as they are encoded, links of usual length. */
public final class EncodedSize implements MailSize {
    private static final int MOST = 100_000;
    /** Signature, links, a subject of full length in any script. */
    private static final int HEADER = 4_000;

    private static final Links LONG_LINKS = new Links("x".repeat(200), "x".repeat(200));

    @Override
    public boolean fits(MailContent content) {
        return HEADER + MailBody.of(content).with(LONG_LINKS).length <= MOST;
    }
}
