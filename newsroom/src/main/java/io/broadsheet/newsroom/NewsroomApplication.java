package io.broadsheet.newsroom;

import io.broadsheet.chassis.ChassisApplication;
import io.broadsheet.chassis.security.StaffSettings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Where staff work. It keeps nothing: no database, and of a session only the key that opens its cookie. */
@SpringBootApplication(scanBasePackageClasses = NewsroomApplication.class)
@EnableConfigurationProperties({NewsroomSettings.class, StaffSettings.class})
public class NewsroomApplication {

    public static void main(String... args) {
        ChassisApplication.run(NewsroomApplication.class, "newsroom", args);
    }
}
