package io.broadsheet.embedded.mail;

/** Text in markup. */
final class Html {

    private Html() {}

    /** Safe as content and within a quoted attribute. */
    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case 0 -> safe.append('\uFFFD');
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
