package io.broadsheet.website.page;

/**
 * How whoever posts a comment wants to hear of replies.
 *
 * @param address empty for not at all
 * @param cadence {@code instant} or {@code daily}
 */
public record ReplyWish(String address, String cadence) {

    boolean isDaily() {
        return cadence.equals("daily");
    }

    /** Whether mail could be sent there at all; newsletter-service looks closer. */
    boolean isPlausible() {
        return address.isEmpty() || address.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") && address.length() <= 254;
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "ReplyWish[" + cadence + "]";
    }
}
