package io.broadsheet.comment.domain;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Endings of the web that are small words of a language. In small letters only what follows tells <i>war gut.es
 * regnete</i> from <i>bei shop.es bestellt</i>: words that go on a sentence beginning with that word, and hardly any other.
 */
final class ForgottenSpace {

    private static final Map<String, Pattern> GOING_ON = Map.of(
            "es",
            after("(?:ist|sind|war|waren|wird|wurde|w\u00E4re?|sei|hat|hatte|h\u00E4tte|gibt|gab|g\u00E4be|geht|ging"
                    + "|kann|konnte|k\u00F6nnte|mu(?:ss|\u00DF)(?:te)?|m\u00FCsste|soll(?:te)?|will|wollte|darf|d\u00FCrfte|mag|m\u00F6ge"
                    + "|kommt|kam|bleibt|blieb|tut|tat|sieht|sah|scheint|schien|hei(?:\u00DF|ss)t|hie(?:\u00DF|ss)|liegt|lag"
                    + "|klingt|klang|gilt|galt|l\u00E4uft|lief|steht|stand|f\u00E4llt|fiel|hilft|half|riecht|roch|zieht"
                    + "|gelingt|gelang|gef\u00E4llt|gefiel|geh\u00F6rt|geschieht|geschah|beginnt|begann|regnete?t?e?)"
                    + "|(?:\u00E4nder|\u00E4rger|brauch|dauer|donner|fehl|freu|funktionier|gen\u00FCg|hagel|handel|herrsch"
                    + "|interessier|klapp|lohn|mach|nerv|pass|reich|schmeck|schnei|stimm|st\u00F6r|st\u00FCrm|wirk|wunder)te?"
                    + "|(?:una?|muy|que|verdad|cierto|decir|mejor|peor|tan)"),
            "de",
            after("(?:verdad|hecho|nada|acuerdo|repente|momento|pronto|rien|plus|toutes?|quoi|fato|novo)"),
            "se",
            after(
                    "(?:hai?|han|hab\u00EDa|fue|fueron|vai?|van|ve|ven|puede|pueden|podr\u00EDa|debe|trata|me|te|les?|las?|los?|nos"
                            + "|dice|nota|acab(?:a|\u00F3)|llama|sabe|supone|est\u00E1n?|hace|hizo|non|n\u00E3o|for|voc\u00EA|eu|vuoi|fosse)"),
            "top",
            after("(?:of (?:the|my|his|her|our|your|their)|notch)"));

    private ForgottenSpace() {}

    private static Pattern after(String words) {
        return Pattern.compile(" (?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param ending in small letters, that ends in {@code text} at {@code end} */
    static boolean isBefore(String ending, String text, int end) {
        var goingOn = GOING_ON.get(ending);
        return goingOn != null
                && goingOn.matcher(text).region(end, text.length()).lookingAt();
    }
}
