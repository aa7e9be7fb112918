package io.broadsheet.website.page;

import java.util.regex.Pattern;

/**
 * How whoever posts a comment wants to hear of replies.
 *
 * @param address empty for not at all
 * @param cadence {@code instant} or {@code daily}
 */
public record ReplyWish(String address, String cadence) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    boolean isDaily() {
        return cadence.equals("daily");
    }

    /** Whether mail could be sent there at all; newsletter-service looks closer. */
    boolean isPlausible() {
        return address.isEmpty()
                || address.length() <= LONGEST && SHAPE.matcher(address).matches();
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "ReplyWish[" + cadence + "]";
    }
}
