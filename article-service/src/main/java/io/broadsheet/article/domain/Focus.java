package io.broadsheet.article.domain;

/**
 * Where in a picture that is which must be seen when it is cropped, in hundredths from its left and upper edge.
 */
public record Focus(int x, int y) {

    public static final Focus CENTRE = new Focus(50, 50);
    public static final int MOST = 100;

    /** @throws IllegalArgumentException outside of the picture */
    public Focus {
        if (x < 0 || x > MOST || y < 0 || y > MOST) {
            throw new IllegalArgumentException("outside of the picture");
        }
    }

    public boolean isCentre() {
        return equals(CENTRE);
    }
}
