package io.broadsheet.newsletter.layout;

import io.broadsheet.chassis.text.MessageBundle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The messages of pages and mails, {@code texts/newsletter*.properties}. */
@Component
public class Translations {
    private static final String NAME = "texts.newsletter";
    private static final List<Locale> WRITTEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("ar"));

    private final MessageBundle site;
    private final Map<String, MessageBundle> byLanguage = new LinkedHashMap<>();

    /** @param language of the site */
    public Translations(@Value("${broadsheet.newsletter.language:en}") Locale language) {
        site = MessageBundle.of(NAME, language);
        WRITTEN.forEach(written -> byLanguage.put(written.getLanguage(), MessageBundle.of(NAME, written)));
        byLanguage.put(site.locale().getLanguage(), site);
    }

    public MessageBundle site() {
        return site;
    }

    /**
     * For somebody who reads these languages: the site's if it is one of them, or the first there are messages in.
     *
     * @param languages BCP 47; none means that nothing is known
     */
    public MessageBundle of(Collection<String> languages) {
        var spoken = languages.stream()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .toList();
        return spoken.contains(site.locale().getLanguage())
                ? site
                : spoken.stream()
                        .filter(byLanguage::containsKey)
                        .findFirst()
                        .map(byLanguage::get)
                        .orElse(site);
    }
}
