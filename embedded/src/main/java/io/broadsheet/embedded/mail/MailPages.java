package io.broadsheet.embedded.mail;

import io.broadsheet.style.PageStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages for people: the list, and each mail as HTML, text and source. No script. */
final class MailPages {

    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A mail's own HTML runs nothing and sends nothing; its links open in a new tab. */
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; "
            + "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; font-src data:; "
            + "frame-ancestors 'self'";

    private static final Pattern HEAD = Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final String NEW_TAB = "<base target=\"_blank\">";
    private static final int PAGE = 50;

    private final MailStore store;
    private final byte[] style = style();

    MailPages(MailStore store) {
        this.store = store;
    }

    /** False when there is no such page or no such mail. */
    boolean handle(Exchange exchange, List<String> path) throws IOException {
        String call = exchange.method() + " " + (path.isEmpty() ? "" : path.get(0)) + "/" + path.size();
        return switch (call) {
            case "GET /0" -> list(exchange);
            case "GET mail.css/1" -> style(exchange);
            case "GET livez/1", "GET readyz/1" -> {
                exchange.answer(200, "text/plain", POLICY, "ok");
                yield true;
            }
            case "POST delete/1" -> deleteAll(exchange);
            case "GET mail/2" -> mail(exchange, path.get(1));
            case "GET mail/3" -> path.get(2).equals("html") && html(exchange, path.get(1));
            default -> false;
        };
    }

    private boolean list(Exchange exchange) throws IOException {
        int start = exchange.number("start", 0, Integer.MAX_VALUE);
        Listing listing = Listing.of(store, start, PAGE);
        exchange.answer(200, "text/html", POLICY, ListPage.render(listing));
        return true;
    }

    private boolean style(Exchange exchange) throws IOException {
        exchange.answer(200, "text/css; charset=utf-8", POLICY, style);
        return true;
    }

    private boolean deleteAll(Exchange exchange) throws IOException {
        store.deleteAll();
        exchange.redirect("/");
        return true;
    }

    private boolean mail(Exchange exchange, String id) throws IOException {
        Optional<ParsedMail> mail = store.mail(id);
        if (mail.isEmpty()) {
            return false;
        }
        Message message = mail.get().message();
        String view = exchange.parameter("view", message.html().isEmpty() ? "text" : "html");
        String source = view.equals("source")
                ? store.raw(id)
                        .map(raw -> new String(raw, StandardCharsets.UTF_8))
                        .orElse("")
                : "";
        exchange.answer(200, "text/html", POLICY, MailPage.render(message, view, source));
        return true;
    }

    private boolean html(Exchange exchange, String id) throws IOException {
        Optional<ParsedMail> mail = store.mail(id);
        if (mail.isPresent()) {
            exchange.answer(
                    200,
                    "text/html",
                    MAIL_POLICY,
                    inNewTabs(mail.get().message().html()));
        }
        return mail.isPresent();
    }

    static String inNewTabs(String html) {
        Matcher head = HEAD.matcher(html);
        return head.find() ? html.substring(0, head.end()) + NEW_TAB + html.substring(head.end()) : NEW_TAB + html;
    }

    private static byte[] style() {
        try (InputStream in = Objects.requireNonNull(MailPages.class.getResourceAsStream("mail.css"))) {
            String own = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (PageStyle.plain() + own).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
