package io.broadsheet.website;

import io.broadsheet.chassis.ChassisApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Shows readers what the services have. It keeps nothing but views that wait: no database, no session, no staff. */
@SpringBootApplication(scanBasePackageClasses = WebsiteApplication.class)
@EnableConfigurationProperties(WebsiteSettings.class)
public class WebsiteApplication {

    public static void main(String... args) {
        ChassisApplication.run(WebsiteApplication.class, "website", args);
    }
}
