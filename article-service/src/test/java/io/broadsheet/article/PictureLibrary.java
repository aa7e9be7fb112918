package io.broadsheet.article;

import static io.broadsheet.article.Newsroom.EDITOR;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

/** The newsroom's library of images, over HTTP. */
public record PictureLibrary(RestTestClient client) {

    public static final String IMAGES = "/newsroom/images";

    public static String id(Map<?, ?> image) {
        return String.valueOf(image.get("id"));
    }

    /** What readers get at the image's address. */
    public int status(Map<?, ?> image) {
        return client.get()
                .uri(String.valueOf(image.get("url")))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    public Map<?, ?> uploaded(byte[] bytes, String alt, String credit) {
        return upload(EDITOR, null, bytes, alt, credit)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    public RestTestClient.ResponseSpec upload(
            String staff, @Nullable String key, byte[] bytes, String alt, String credit) {
        return upload(staff, key, bytes, alt, credit, Map.of());
    }

    /** @param more fields of the form */
    public RestTestClient.ResponseSpec upload(
            String staff, @Nullable String key, byte[] bytes, String alt, String credit, Map<String, String> more) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return "whatever.gif";
            }
        });
        form.add("alt", alt);
        form.add("credit", credit);
        more.forEach(form::add);
        return client.post()
                .uri(IMAGES)
                .header("Authorization", staff)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange();
    }
}
