package io.broadsheet.article.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What editors are told of what they sent: each is worded here, and a program knows it by its {@link #code}, which stays.
 * Of a field it completes "FIELD ...", of a text "the text ...".
 */
public enum Sentence {
    EMPTY("must not be empty"),
    REQUIRED("is required"),
    LONG("must have at most {0} characters"),
    SIZE("must have at most {0} KB"),
    MOST("must be at most {0}"),
    RANGE("must be {0} to {1}"),
    MANY("are too many"),
    TWICE("is there twice"),
    FORMER_TWICE("has a name that is there twice"),
    DEEP("must be empty: sections are two deep"),
    CONTROL("must not contain control characters (U+{0}, line {1}, character {2})"),
    DOTS("must have more than dots, which lead elsewhere"),
    TOPIC("must not begin with author: or section:, by which readers subscribe to those"),
    LANGUAGE("must be a language tag like en-GB"),
    ADDRESS("must be a web address like https://news.example/a.jpg"),
    INSTANT("must be an instant with its offset, like 2026-11-24T06:00:00+01:00"),
    PASSED("has passed"),
    PASSED_NOW("has passed; leave it out to publish now"),
    YEAR("must be within a year"),
    ONE_OF("must be one of {0}"),
    NO_ARTICLE("is no article"),
    NO_IMAGE("is no uploaded image"),
    NO_SOURCE_TYPE("must be a word of https://cv.iptc.org/newscodes/digitalsourcetype/"),
    SLUG_SHAPE("may have letters, digits, and hyphens between them"),
    SLUG_RESERVED("is reserved"),
    SLUG_TAKEN("belongs to another article"),
    FILE_UNREADABLE("cannot be read as a picture"),
    FILE_FORMAT("must be a JPEG, PNG or WebP picture"),
    FILE_OTHER("is {0}, and must be a JPEG, PNG or WebP picture"),
    FILE_ANIMATED("must not be animated"),
    FILE_LARGE("must have at most {0} megapixels, and {1} on a side"),
    FILE_CUT("is cut off: its end is missing. Send the whole file again."),
    FILE_SCANS("is a JPEG of more than {0} scans"),
    FILE_COLOURS("is a JPEG of {0} colour components (CMYK?) that does not say how they are meant: save it in RGB"),
    LACKS_ALT("is required before readers see it, unless the picture is decorative"),
    LACKS_CREDIT("is required before readers see it"),
    LACKS_PICTURE("has a picture that is not there: {0}"),
    LACKS_WORDS("has a picture without words for those who do not see it, and it is not decorative: {0}"),
    LACKS_CREDIT_OF("has a picture without a credit in the library: {0}"),
    LACKS_ANY("has a picture without words for those who do not see it, without a credit, or that is gone"),
    TEXT_NOTHING("has nothing that readers would see"),
    TEXT_LARGE("is too large once rendered"),
    TEXT_MANY("has more than {0} elements and lines"),
    GONE("The article has been erased."),
    UNPUBLISHED("The article is not published."),
    NEVER_PUBLISHED("The article has never been published."),
    CORRECTIONS("The article has as many corrections as it may."),
    PUBLIC_PICTURE("Readers have this picture: its credit, focus and origin are changed by whoever publishes."),
    WARNING_HINDERED("As it is, it will not be published when its time comes: {0}."),
    WARNING_TEXT("The text cannot be published: it {0}."),
    WARNING_PICTURE_GONE("The picture that this version had has been deleted; everything else is back."),
    WARNING_MISSING("A picture in it is not in the library: {0}"),
    WARNING_NOWHERE("This link leads nowhere that readers may be sent; its words stay."),
    WARNING_NO_PLACE("This link leads to a place that is not in the text; its words stay."),
    WARNING_STRAIGHT("This link leads straight to its page: {0}"),
    WARNING_THIS_SITE("This link leads to a page of this site: write https:// before another's."),
    WARNING_NOT_UPLOADED("A picture that is not in the library is not shown; upload it first."),
    WARNING_POINT("A picture of one point, by which readers are counted, is left out."),
    WARNING_ELSEWHERE("A picture from elsewhere is not shown: a link to it stands in its place."),
    WARNING_NO_PICTURE("There is no such picture in the library."),
    WARNING_NO_WORDS("A picture has no words (alt) for those who do not see it."),
    WARNING_AUTOMATIC_WORDS("What a program wrote about a picture (alt) is left out: it needs words of a person."),
    WARNING_FRONT_MATTER("What another program keeps above the text is left out: {0}"),
    WARNING_TITLE("The title of a whole page is left out."),
    WARNING_SCRIPT("A script is left out."),
    WARNING_FIELDS("A form's fields are not shown, only their words."),
    WARNING_HIDDEN("What was hidden where it was copied is left out: {0}"),
    WARNING_HIDDEN_PICTURE("A picture or film that was hidden where it was copied is left out."),
    WARNING_EMBED("What this {0} shows is not: a link to it stands in its place."),
    WARNING_EMBED_GONE("This {0} is not shown."),
    WARNING_EMBED_WORDS("This {0} is not shown, only its words."),
    WARNING_CELLS("This row has more cells than the head: the last are left out. A bar within a cell is written \\|."),
    WARNING_OF_A_PAGE("An element <{0}> of the page that this was copied from is left out; its words stay."),
    WARNING_OPEN("This <{0}> has no end: what follows is all within it."),
    WARNING_MORE("More such places are not listed here: {0}.");

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    private final String words;

    Sentence(String words) {
        this.words = words;
    }

    /**
     * What is said by it.
     *
     * @param arguments as readers shall see them, in their order
     */
    public record Said(Sentence sentence, List<String> arguments) {

        /** In English. */
        public String message() {
            var message = sentence.words;
            for (int i = 0; i < arguments.size(); i++) {
                message = message.replace("{" + i + "}", arguments.get(i));
            }
            return message;
        }
    }

    /** Whether it completes "the text ...". */
    public boolean isOfText() {
        return name().startsWith("TEXT_");
    }

    /** In small letters and hyphens: {@code slug-taken}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is said by words that were kept; empty if an older build worded them otherwise. */
    public static Optional<Said> of(String message) {
        return Arrays.stream(values())
                .flatMap(each -> {
                    var said = Pattern.compile(Arrays.stream(GAP.split(each.words, -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("(.+)")))
                            .matcher(message);
                    return said.matches()
                            ? Stream.of(each.with(IntStream.rangeClosed(1, said.groupCount())
                                    .mapToObj(said::group)
                                    .toArray()))
                            : Stream.empty();
                })
                .findFirst();
    }

    public Said with(Object... arguments) {
        return new Said(this, Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
