package io.broadsheet.website.page;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.client.Image;
import io.broadsheet.website.view.Picture;
import java.net.URI;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures as they are shown: by this host only, since readers' browsers ask nobody else. */
@Component
class Pictures {

    /** Below which this site hands on what article-service keeps. */
    private static final String OURS = "/images/";

    private static final String PREVIEWS = "/previews/";

    private final String site;

    Pictures(PublicAddresses addresses) {
        this.site = addresses.publicUrl().toString();
    }

    /** @return null if there is none, or it is somewhere else */
    @Nullable Picture of(@Nullable Image image) {
        var src = image == null ? null : here(image.url());
        if (image == null || src == null) {
            return null;
        }
        var srcset = image.sizes().stream()
                .filter(size -> here(size.url()) != null)
                .map(size -> here(size.url()) + " " + size.width() + "w")
                .collect(Collectors.joining(", "));
        return new Picture(
                src,
                srcset.isEmpty() ? null : srcset,
                image.width(),
                image.height(),
                image.alt() == null ? "" : image.alt(),
                image.credit(),
                focus(image.focus()),
                card(image.card()),
                image.digitalSourceType(),
                machine(image.madeByMachine()));
    }

    /** In tens: the style has a class for each, since pages may have no style of their own. */
    private static @Nullable String focus(Image.@Nullable Focus focus) {
        if (focus == null || focus.x() == 50 && focus.y() == 50) {
            return null;
        }
        return "fx" + tens(focus.x()) + " fy" + tens(focus.y());
    }

    private static long tens(int percent) {
        return Math.clamp(Math.round(percent / 10.0), 0, 10) * 10;
    }

    private Picture.@Nullable Card card(Image.@Nullable Size card) {
        var src = card == null || card.height() == null ? null : here(card.url());
        return card == null || card.height() == null || src == null
                ? null
                : new Picture.Card(src, card.width(), card.height());
    }

    private static @Nullable String machine(@Nullable String made) {
        if (made == null) {
            return null;
        }
        return made.equals("wholly") ? "picture.machine.wholly" : "picture.machine.partly";
    }

    /** The same by its whole address. */
    Picture absolute(Picture picture) {
        var card = picture.card();
        return new Picture(
                site + picture.src(),
                null,
                picture.width(),
                picture.height(),
                picture.alt(),
                picture.credit(),
                null,
                card == null ? null : new Picture.Card(site + card.src(), card.width(), card.height()),
                picture.digitalSourceType(),
                picture.machine());
    }

    /** As others show it, by its whole address. */
    Picture card(Picture absolute) {
        var card = absolute.card();
        return card == null ? absolute : Picture.of(card.src(), card.width(), card.height(), absolute.alt());
    }

    private @Nullable String here(String url) {
        try {
            var address = URI.create(url);
            var path = address.getRawPath();
            var isOurs = address.getRawAuthority() == null || url.startsWith(site + '/');
            return isOurs && path != null && (path.startsWith(OURS) || path.startsWith(PREVIEWS)) ? path : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
