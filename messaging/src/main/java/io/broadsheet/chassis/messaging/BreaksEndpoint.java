package io.broadsheet.chassis.messaging;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Where a group could not go on from where it was, for operators: {@code GET /actuator/breaks}, and
 * {@code DELETE …/{group}/{topic}} once what was built from the topic is right again.
 */
@Endpoint(id = "breaks")
final class BreaksEndpoint {

    private final TopicContinuity continuity;

    BreaksEndpoint(TopicContinuity continuity) {
        this.continuity = continuity;
    }

    /** What was found, by {@code GROUP of TOPIC}. */
    @ReadOperation
    Map<String, String> found() {
        return continuity.breaks();
    }

    /** 404 where none was found. */
    @DeleteOperation
    WebEndpointResponse<Void> settle(@Selector String group, @Selector String topic) {
        return new WebEndpointResponse<>(
                continuity.settle(new ConsumedTopic(topic, group))
                        ? WebEndpointResponse.STATUS_NO_CONTENT
                        : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
