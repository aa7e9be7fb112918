package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RecountLaneTest {

    @Test
    void tellsWhereItCannotEvenTakeWhatWaits(CapturedOutput output) throws InterruptedException {
        var lane = new RecountLane("test-recounts", -1, articles -> {});

        lane.request(UUID.randomUUID());

        await().untilAsserted(() -> assertThat(output).contains("could not be counted; it is tried again"));
        lane.stop();
    }
}
