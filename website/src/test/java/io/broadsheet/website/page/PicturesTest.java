package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.client.Image;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private final Pictures pictures =
            new Pictures(new PublicAddresses(URI.create("https://paper.example"), null, null));

    @ParameterizedTest
    @ValueSource(strings = {"/images/abc/1200", "https://paper.example/images/abc/1200"})
    void showsWhatThePaperKeeps(String url) {
        assertThat(pictures.of(image(url)).src()).isEqualTo("/images/abc/1200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/images/2026/pier.jpg",
                "//cdn.example/images/a.jpg",
                "https://paper.example.evil.example/images/a.jpg",
                "https://paper.example/uploads/a.jpg",
                "data:image/png;base64,AA"
            })
    void showsNoneRatherThanATornOneFromElsewhere(String url) {
        assertThat(pictures.of(image(url))).isNull();
    }

    private static Image image(String url) {
        return new Image(url, "A pier", null, 1200, 800, List.of(), null, null, null, null);
    }
}
