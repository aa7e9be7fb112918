package io.broadsheet.newsroom.client;

import org.jspecify.annotations.Nullable;

/** What is said anew of a picture in the library: all of it, what is empty goes. */
public record PictureChange(
        String alt, boolean decorative, String caption, String credit, Picture.@Nullable Focus focus, Rights rights) {

    public record Rights(String creator, String copyright, String usage, String digitalSourceType) {}
}
