package io.broadsheet.embedded.mail;

import java.util.stream.Collectors;

/** The list of mails, newest first. */
final class ListPage {

    private ListPage() {}

    static String render(Listing listing) {
        String count = listing.total() == 1 ? "1 mail" : listing.total() + " mails";
        return Layout.page("Mail catcher: " + count, """
                <header>
                <p class="nameplate"><a href="/">Mail catcher</a></p>
                <p class="quiet">%s kept, none delivered</p>
                <nav aria-label="Mails"><a class="button" href="/">Refresh</a>
                <form method="post" action="/delete"><button class="second">Delete all</button></form></nav>
                </header>
                <main>
                <h1 class="sr">Mails</h1>
                %s
                %s
                </main>
                """.formatted(count, list(listing), pages(listing)));
    }

    private static String list(Listing listing) {
        if (listing.messages().isEmpty()) {
            return "<p class=\"empty\">No mail here. What the services send will show up on this page.</p>";
        }
        return listing.messages().stream()
                .map(ListPage::row)
                .collect(Collectors.joining("\n", "<ol class=\"mails\">\n", "\n</ol>"));
    }

    private static String row(Summary mail) {
        String subject = mail.subject().isBlank() ? "(no subject)" : mail.subject();
        return """
                <li><a href="/mail/%s">
                <span class="subject">%s</span> %s
                <span class="people">%s &rarr; %s</span>
                <span class="snippet">%s</span>
                </a></li>""".formatted(
                Html.escape(mail.id()),
                Html.escape(subject),
                Layout.time(mail.created()),
                Html.escape(mail.from() == null ? "" : mail.from().toString()),
                Html.escape(mail.to().stream().map(MailAddress::toString).collect(Collectors.joining(", "))),
                Html.escape(mail.snippet()));
    }

    private static String pages(Listing listing) {
        String newer = listing.start() == 0
                ? ""
                : "<a href=\"/?start=" + Math.max(0, listing.start() - listing.limit()) + "\">Newer</a>";
        int next = listing.start() + listing.count();
        String older =
                next >= listing.total() || listing.count() == 0 ? "" : "<a href=\"/?start=" + next + "\">Older</a>";
        return newer.isEmpty() && older.isEmpty()
                ? ""
                : "<nav class=\"pages\" aria-label=\"Pages\">" + newer + older + "</nav>";
    }
}
