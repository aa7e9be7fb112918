package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.article.domain.SourceType.MadeByMachine;
import io.broadsheet.article.domain.Warning;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.text.MessageBundle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Tells readers of the library's pictures in a text what the library knows: whose they are, and what made them. */
@Component
@Primary
final class CreditedRendering implements Rendering {

    private final Renderer renderer;
    private final Images images;

    CreditedRendering(Renderer renderer, Images images) {
        this.renderer = renderer;
        this.images = images;
    }

    @Override
    public Rendition render(Body body) {
        return renderer.render(body);
    }

    @Override
    public Rendition render(Body body, String language) {
        var plain = renderer.render(body);
        var texts = MessageBundle.of("texts.article", Locale.forLanguageTag(language));
        Map<String, Credit> credits = new HashMap<>();
        Picture.hashesIn(plain.html()).forEach(hash -> credits.put(hash, credit(images.ofPicture(hash), texts)));
        return credits.values().stream().allMatch(Credit::isEmpty)
                ? plain
                : new Rendition(
                        Credits.shown(plain.html(), credits), plain.text(), plain.excerpt(), plain.readingMinutes());
    }

    /** Of the image with these bytes that says something: the latest one. */
    private static Credit credit(List<Image> held, MessageBundle texts) {
        var line = held.reversed().stream()
                .map(image -> image.words().credit())
                .filter(credit -> !Texts.isBlank(credit))
                .findFirst()
                .orElse("");
        var made = held.stream()
                .map(image -> image.rights().source())
                .filter(Objects::nonNull)
                .map(SourceType::madeByMachine)
                .reduce(MadeByMachine.NOT, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return new Credit(line, label(made, texts), texts.language(), texts.direction());
    }

    private static @Nullable String label(MadeByMachine made, MessageBundle texts) {
        return switch (made) {
            case NOT -> null;
            case PARTLY -> texts.text("picture.machine.partly");
            case WHOLLY -> texts.text("picture.machine.wholly");
        };
    }

    @Override
    public List<Warning> warnings(Body body) {
        return renderer.warnings(body);
    }

    @Override
    public List<PictureInText> pictures(Body body) {
        return renderer.pictures(body);
    }

    @Override
    public int version() {
        return renderer.version();
    }
}
