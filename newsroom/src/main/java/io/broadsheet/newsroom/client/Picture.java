package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the library. What newer builds add is null with an older one.
 *
 * @param url the largest size, as texts name it
 * @param uses in how many articles it is, up to 100
 * @param contentCredentials whether its file came with some
 */
public record Picture(
        UUID id,
        @Nullable Long version,
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String alt,
        @Nullable Boolean decorative,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable Focus focus,
        @Nullable Rights rights,
        @Nullable Boolean contentCredentials,
        @Nullable Integer uses,
        @Nullable Instant uploadedAt,
        List<Size> sizes) {

    public record Size(String url, int width, int height) {}

    /** In hundredths from the left and upper edge. */
    public record Focus(int x, int y) {}

    /** @param madeByMachine {@code wholly}, {@code partly} or null */
    public record Rights(
            @Nullable String creator,
            @Nullable String copyright,
            @Nullable String usage,
            @Nullable String digitalSourceType,
            @Nullable String madeByMachine) {}

    /** An article that has a picture. */
    public record Use(UUID id, String title, String state) {}

    public Picture {
        sizes = List.copyOf(Objects.requireNonNullElse(sizes, List.of()));
    }

    /** Of its smallest size, {@code 320.jpg}. */
    public String smallest() {
        return file(sizes.isEmpty() ? url : sizes.getFirst().url());
    }

    /** Of the smallest that is wide enough for a page. */
    public String medium() {
        return file(sizes.stream()
                .filter(size -> size.width() >= 640)
                .findFirst()
                .map(Size::url)
                .orElse(url));
    }

    private static String file(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
