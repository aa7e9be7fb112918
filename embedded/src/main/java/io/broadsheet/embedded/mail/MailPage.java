package io.broadsheet.embedded.mail;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One mail. */
final class MailPage {

    private MailPage() {}

    /**
     * @param view {@code html}, {@code text} or {@code source}
     * @param source the mail as it was sent, for that view only
     */
    static String render(Message mail, String view, String source) {
        String subject = mail.subject().isBlank() ? "(no subject)" : mail.subject();
        return Layout.page(subject, """
                <header>
                <p class="nameplate"><a href="/">Mail catcher</a></p>
                <nav aria-label="Mails"><a class="button" href="/">All mails</a></nav>
                </header>
                <main>
                <h1>%s</h1>
                <dl>
                %s</dl>
                <nav class="tabs" aria-label="Views">%s</nav>
                %s
                </main>
                """.formatted(
                        Html.escape(subject), fields(mail), tabs(mail, view), content(mail, view, source)));
    }

    private static String fields(Message mail) {
        return field("From", mail.from() == null ? "" : mail.from().toString())
                + field("To", people(mail.to()))
                + field("Cc", people(mail.cc()))
                + field("Bcc", people(mail.bcc()))
                + field("Reply-To", people(mail.replyTo()))
                + field("Return path", mail.returnPath())
                + field("Message-ID", mail.messageId())
                + "<dt>Date</dt><dd>" + Layout.time(mail.date()) + "</dd>\n"
                + field(
                        "Attachments",
                        mail.attachments().stream()
                                .map(each ->
                                        each.fileName() + " (" + each.contentType() + ", " + each.size() + " bytes)")
                                .collect(Collectors.joining(", ")));
    }

    private static String field(String name, String value) {
        return value.isBlank() ? "" : "<dt>" + name + "</dt><dd>" + Html.escape(value) + "</dd>\n";
    }

    private static String people(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::toString).collect(Collectors.joining(", "));
    }

    private static String tabs(Message mail, String view) {
        return (mail.html().isEmpty() ? "" : tab(mail, "html", "HTML", view))
                + tab(mail, "text", "Text", view)
                + tab(mail, "source", "Source", view);
    }

    private static String tab(Message mail, String target, String name, @Nullable String view) {
        return "<a href=\"/mail/" + Html.escape(mail.id()) + "?view=" + target + "\""
                + (target.equals(view) ? " aria-current=\"page\"" : "") + ">" + name + "</a>";
    }

    private static String content(Message mail, String view, String source) {
        return switch (view) {
            case "html" ->
                "<iframe class=\"mail\" title=\"The mail as HTML\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/mail/"
                        + Html.escape(mail.id()) + "/html\"></iframe>";
            case "source" -> "<pre class=\"mail\">" + Html.escape(source) + "</pre>";
            default -> "<pre class=\"mail text\" dir=\"auto\">" + Html.escape(mail.text()) + "</pre>";
        };
    }
}
