package io.broadsheet.newsletter.subscription;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/** Subscriptions without editions and their delivery. No component, so that tests of the whole service pass it over. */
@EnableAutoConfiguration
@ComponentScan
@ConfigurationPropertiesScan
class SubscriptionsAlone {}
