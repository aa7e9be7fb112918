package io.broadsheet.comment;

import io.broadsheet.chassis.ChassisApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts comment-service. */
@SpringBootApplication(scanBasePackageClasses = CommentServiceApplication.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class CommentServiceApplication {

    public static void main(String[] args) {
        ChassisApplication.run(CommentServiceApplication.class, "comment-service", args);
    }
}
