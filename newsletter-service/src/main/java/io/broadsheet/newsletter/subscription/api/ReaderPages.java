package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;

import io.broadsheet.newsletter.subscription.application.Erasing.ErasureReceipt;
import java.util.Locale;

/** What readers see, in English, preferences apart. Addresses of forms are relative: a proxy may add a path. */
final class ReaderPages {

    private ReaderPages() {}

    static PlainPage confirm(String token, PreferencesAnswer wanted) {
        return new PlainPage("Confirm your subscription", """
                <p>You asked for %s. It comes to <strong>%s</strong> once you confirm it.</p>
                %s
                <form method="post" action="confirmation">
                <input type="hidden" name="token" value="%s">
                <button type="submit">Confirm my subscription</button>
                </form>
                """.formatted(
                        escaped(rhythm(wanted)), escaped(wanted.email()), topics(wanted), escaped(token)));
    }

    static PlainPage confirmed(PreferencesAnswer wanted) {
        return new PlainPage(
                "Your subscription is confirmed", """
                <p class="done">You will get %s at <strong>%s</strong>.</p>
                <p>Every mail has a link to change what you get, and one to leave.</p>
                """.formatted(escaped(rhythm(wanted)), escaped(wanted.email())));
    }

    static PlainPage left(String email) {
        return new PlainPage("You have unsubscribed", """
                <p class="done">No more newsletters will be sent to <strong>%s</strong>.</p>
                """.formatted(escaped(email)));
    }

    static PlainPage unsubscribe(String token) {
        return new PlainPage("Unsubscribe", """
                <p>Do you want to stop getting this newsletter?</p>
                <form method="post" action="%s">
                <input type="hidden" name="List-Unsubscribe" value="One-Click">
                <button type="submit">Unsubscribe</button>
                </form>
                """.formatted(escaped(token)));
    }

    static PlainPage unsubscribed() {
        return new PlainPage("You have unsubscribed", """
                <p class="done">You will get no more newsletters from this subscription.</p>
                """);
    }

    static PlainPage erase() {
        return new PlainPage("Erase your data", """
                <p>This ends your subscription and forgets your address and your preferences for good.</p>
                <form method="post" action="erasure">
                <button type="submit">Erase my data</button>
                </form>
                """);
    }

    static PlainPage erasureMailed() {
        return new PlainPage("Please look into your mail", """
                <p class="done">We mailed you a link. Follow it within a day to erase your data.</p>
                """);
    }

    static PlainPage erased(ErasureReceipt receipt) {
        return new PlainPage("Your data is erased", """
                <p class="done">Your address, your preferences and your subscription are forgotten.</p>
                <p>Receipt <strong>%s</strong>, <time datetime="%2$s">%2$s</time>.</p>
                """.formatted(receipt.id(), receipt.at()));
    }

    static PlainPage refuse() {
        return new PlainPage("Never write to me again", """
                <p>Do you want no mail from here, whoever enters your address? We forget the address, and keep nothing but
                a code by which we know it again.</p>
                <form method="post" action="refusal">
                <button type="submit">Never write to me again</button>
                </form>
                """);
    }

    static PlainPage refused() {
        return new PlainPage("You will get no more mail from us", """
                <p class="done">Your address is forgotten, and nobody can subscribe it.</p>
                <p>Keep the mail if you may want to change your mind: the same link takes this back.</p>
                """);
    }

    static PlainPage refusedAlready() {
        return new PlainPage("You get no mail from us", """
                <p>You chose never to get mail from here. Would you like to be able to subscribe again?</p>
                <form method="post" action="refusal/end">
                <button type="submit">Allow mail again</button>
                </form>
                """);
    }

    static PlainPage allowed() {
        return new PlainPage("Mail is allowed again", """
                <p class="done">You can subscribe with your address again. Until you do, you get nothing.</p>
                """);
    }

    static PlainPage failure(String title, String text) {
        return new PlainPage(title, "<p>%s</p>\n".formatted(escaped(text)));
    }

    private static String rhythm(PreferencesAnswer wanted) {
        var when = " at %02d:00, %s time".formatted(wanted.hour(), wanted.timeZone());
        return switch (wanted.cadence()) {
            case "instant" -> "each article as it appears";
            case "weekly" -> "a digest every " + capital(String.valueOf(wanted.weekday())) + when;
            default -> "a digest every day" + when;
        };
    }

    private static String topics(PreferencesAnswer wanted) {
        return wanted.topics().isEmpty()
                ? "<p>About everything.</p>"
                : "<p>About: %s.</p>".formatted(escaped(String.join(", ", wanted.topics())));
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
