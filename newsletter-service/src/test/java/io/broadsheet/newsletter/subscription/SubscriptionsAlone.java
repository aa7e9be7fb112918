package io.broadsheet.newsletter.subscription;

import io.broadsheet.newsletter.layout.Translations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Subscriptions without editions and their delivery. No component, so that tests of the whole service pass it over. */
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {SubscriptionsAlone.class, Translations.class})
@ConfigurationPropertiesScan
class SubscriptionsAlone {}
