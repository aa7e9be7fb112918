package io.broadsheet.chassis.press;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Something that operators alone may see. */
@Component
@Endpoint(id = "deliveries")
class PressDeliveries {

    record Waiting(int papers) {}

    @ReadOperation
    Waiting waiting() {
        return new Waiting(7);
    }
}
