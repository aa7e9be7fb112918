package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.outbox.EventSender.NotSent;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaProducerException;

/** Only what speaks against the record itself keeps it back for good. */
class EventSenderTest {

    @Test
    void whatAClosedProducerDidNotSendIsNotRefused() {
        var whileClosing = new KafkaException(
                "Producer closed while send in progress", new KafkaException("Requested metadata update after close"));

        assertThat(new NotSent(whileClosing).isRefusal()).isFalse();
        assertThat(new NotSent(new IllegalStateException("after producer has been closed")).isRefusal())
                .isFalse();
        assertThat(new NotSent(new TimeoutException("away")).isRefusal()).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // as Spring wraps it; the record does not matter
    void whatTheBrokerWillNotTakeIsRefused() {
        assertThat(new NotSent(new KafkaProducerException(null, "Failed", new RecordTooLargeException("4 MB")))
                        .isRefusal())
                .isTrue();
    }

    @Test
    void whatAMissingRightKeepsBackIsNoFaultOfTheEvent() {
        assertThat(new NotSent(new TopicAuthorizationException("articles.v1")).isRefusal())
                .isFalse();
        assertThat(new NotSent(new SaslAuthenticationException("wrong password")).isRefusal())
                .isFalse();
    }
}
