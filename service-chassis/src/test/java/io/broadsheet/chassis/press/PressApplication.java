package io.broadsheet.chassis.press;

import io.broadsheet.chassis.ChassisApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(scanBasePackageClasses = PressApplication.class)
public class PressApplication {

    public static void main(String... args) {
        ChassisApplication.run(PressApplication.class, "press-service", args);
    }
}
