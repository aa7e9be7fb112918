package io.broadsheet.newsletter;

import io.broadsheet.chassis.ChassisApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The newsletter service, as a process of its own or inside another. */
@SpringBootApplication(scanBasePackageClasses = NewsletterServiceApplication.class)
@EnableScheduling
@ConfigurationPropertiesScan(basePackageClasses = NewsletterServiceApplication.class)
public class NewsletterServiceApplication {

    public static void main(String... args) {
        ChassisApplication.run(NewsletterServiceApplication.class, "newsletter-service", args);
    }
}
