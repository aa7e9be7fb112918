package io.broadsheet.article.domain;

/** Where an article's slug comes from. */
public sealed interface SlugChoice {

    /** The editor asked for this one. */
    record Given(Slug slug) implements SlugChoice {}

    /**
     * Nobody asked: it follows the title until the first publication and stays from then on.
     *
     * @param number 1, or higher when others have the title's own slug already
     */
    record Derived(int number) implements SlugChoice {}

    /** The slug of a new article with this title. */
    default Slug of(String title) {
        return switch (this) {
            case Given(var slug) -> slug;
            case Derived(var number) -> Slug.derivedFrom(title).numbered(number);
        };
    }
}
