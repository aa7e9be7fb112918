package io.broadsheet.newsletter.delivery.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.mime.DkimSigner;
import io.broadsheet.newsletter.delivery.mime.MailBody;
import io.broadsheet.newsletter.delivery.mime.MailBody.Links;
import io.broadsheet.newsletter.delivery.mime.MailHeaders;
import io.broadsheet.newsletter.delivery.mime.ReturnPath;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes of a delivery, its reader and what it says the bytes for the mail server. */
final class MimeComposer implements Composer {
    private final MailProperties.Sender sender;
    private final String from;
    private final String listId;
    private final ReturnPath returnPath;
    private final ReaderLinks links;
    private final @Nullable DkimSigner signer;

    /** By identity: the same content is the same object, see {@link io.broadsheet.newsletter.delivery.Digests}. */
    private final Cache<MailContent, MailBody> bodies =
            Caffeine.newBuilder().weakKeys().maximumSize(500).build();

    MimeComposer(MailProperties.Sender sender, ReturnPath returnPath, ReaderLinks links, @Nullable DkimSigner signer) {
        this.sender = sender;
        this.from = MailHeaders.mailbox(sender.name(), sender.address());
        this.listId = MailHeaders.mailbox(sender.name(), sender.list());
        this.returnPath = returnPath;
        this.links = links;
        this.signer = signer;
    }

    @Override
    public OutgoingMail compose(Delivery delivery, Recipient reader, MailContent content, Instant now) {
        var own = links(delivery, reader);
        var shared = delivery.content() instanceof Content.Digest;
        var body = shared ? bodies.get(content, MailBody::of) : MailBody.of(content);
        var headers = new MailHeaders()
                .addMailbox("From", from)
                .add("To", reader.address())
                .addText("Subject", content.subject())
                .addDate(now)
                .add("Message-ID", "<" + delivery.id() + "@" + sender.domain() + ">")
                .add("MIME-Version", "1.0")
                .add("Content-Type", body.contentType())
                .add("Auto-Submitted", "auto-generated");
        var feedback = feedback(delivery, content);
        if (feedback != null) {
            headers.addMailbox("List-Id", listId)
                    .add("List-Unsubscribe", "<" + own.unsubscribe() + ">")
                    .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .add("Feedback-ID", feedback + ":" + sender.feedbackId());
        }
        return new OutgoingMail(returnPath.of(delivery.id()), reader.address(), bytes(headers, body.with(own), now));
    }

    private Links links(Delivery delivery, Recipient reader) {
        return delivery.content() instanceof Content.Replies
                ? new Links(
                        links.repliesEnd(reader.id()).toString(),
                        links.replies(reader.id()).toString())
                : new Links(
                        links.unsubscribe(reader.id(), reader.generation()).toString(),
                        links.preferences(reader.id(), reader.generation()).toString());
    }

    /** @return null for what is no list, which nobody can leave */
    private static @Nullable String feedback(Delivery delivery, MailContent content) {
        return switch (delivery.content()) {
            case Content.Digest digest -> digest.number() + ":" + content.stream() + ":digest";
            case Content.Replies told -> "replies:" + content.stream() + ":replies";
            case Content.Transactional answer -> null;
        };
    }

    private byte[] bytes(MailHeaders headers, byte[] body, Instant now) {
        var mail = new ByteArrayOutputStream(body.length + 3_000);
        if (signer != null) {
            var signature = "DKIM-Signature: " + signer.sign(headers.fields(), body, now) + "\r\n";
            mail.writeBytes(signature.getBytes(StandardCharsets.US_ASCII));
        }
        mail.writeBytes(headers.bytes());
        mail.writeBytes(new byte[] {'\r', '\n'});
        mail.writeBytes(body);
        return mail.toByteArray();
    }
}
