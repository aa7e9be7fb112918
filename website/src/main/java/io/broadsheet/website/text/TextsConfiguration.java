package io.broadsheet.website.text;

import io.broadsheet.website.WebsiteSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One language for the site. */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

    @Bean
    Texts texts(WebsiteSettings settings) {
        return Texts.in(settings.language());
    }
}
