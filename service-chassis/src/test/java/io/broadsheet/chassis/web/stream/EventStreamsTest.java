package io.broadsheet.chassis.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.broadsheet.chassis.web.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EventStreamsTest {
    private static final UUID ABOUT = new UUID(0, 1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EventStreams streams = streams(Duration.ofHours(1));

    @AfterEach
    void end() {
        streams.destroy();
    }

    @Test
    void givesThePlaceOfAStreamBackThatTheServerNeverHandsOver() throws IOException {
        streams.destroy();
        streams = streams(Duration.ofSeconds(1));
        var lost = new Upgrading();
        open(lost, new MockHttpServletResponse());
        assertThat(openStreams()).isEqualTo(1);

        await().until(() -> openStreams() == 0);

        open(new Upgrading(), new MockHttpServletResponse());
        handOver(lost);
        assertThat(streams.isFollowed(ABOUT))
                .as("it comes too late: its place is somebody else's")
                .isFalse();
    }

    @Test
    void givesThePlaceBackWhereTheAnswerCannotBeWritten() {
        var broken = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                throw new IllegalStateException("gone");
            }
        };
        var lost = new Upgrading();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> open(lost, broken));

        assertThat(openStreams()).isZero();
        handOver(lost);
        assertThat(streams.isFollowed(ABOUT)).isFalse();
    }

    @Test
    void takesAHeadForNoStream() throws IOException {
        var head = new Upgrading();
        head.setMethod("HEAD");

        open(head, new MockHttpServletResponse());

        assertThat(openStreams()).isZero();
    }

    @Test
    void keepsWhatIsHandedOver() throws IOException {
        var request = new Upgrading();
        open(request, new MockHttpServletResponse());

        handOver(request);

        assertThat(streams.isFollowed(ABOUT)).isTrue();
        assertThatExceptionOfType(ProblemException.class)
                .as("there is room for one")
                .isThrownBy(() -> open(new Upgrading(), new MockHttpServletResponse()));
    }

    @Test
    void goesOnWhateverItFailsOf() throws IOException {
        streams.destroy();
        var counting = new Failing();
        streams = new EventStreams(new StreamSettings(1, 1, Duration.ofSeconds(1)), counting);
        var gone = new Upgrading();
        open(gone, new MockHttpServletResponse());
        handOver(gone);
        await().untilAtomic(counting.failures, greaterThan(0));

        open(new Upgrading(), new MockHttpServletResponse());

        await().until(() -> counting.get("broadsheet.streams.open").gauge().value() == 0);
    }

    /** Counts nothing. */
    private static final class Failing extends SimpleMeterRegistry {
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        protected Counter newCounter(Meter.Id id) {
            return new CumulativeCounter(id) {
                @Override
                public void increment(double amount) {
                    failures.incrementAndGet();
                    throw new OutOfMemoryError();
                }
            };
        }
    }

    private void open(MockHttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.open(ABOUT, "network", List::of, request, response);
    }

    private EventStreams streams(Duration heartbeat) {
        meters.clear();
        return new EventStreams(new StreamSettings(1, 1, heartbeat), meters);
    }

    private double openStreams() {
        return meters.get("broadsheet.streams.open").gauge().value();
    }

    private static void handOver(Upgrading request) {
        request.stream.init((WebConnection) Proxy.newProxyInstance(
                WebConnection.class.getClassLoader(),
                new Class<?>[] {WebConnection.class},
                (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** As Tomcat does it, but for the hand-over. */
    private static final class Upgrading extends MockHttpServletRequest {
        private final EventStream stream = new EventStream();

        Upgrading() {
            super("GET", "/stream");
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) {
            return handler.cast(stream);
        }
    }
}
