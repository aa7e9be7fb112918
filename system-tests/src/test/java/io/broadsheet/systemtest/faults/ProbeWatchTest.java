package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.broadsheet.systemtest.faults.ProbeWatch.Watched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeWatchTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void findsProbesThatHang() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(watched(SHORT, silent.getLocalPort(), () -> 0))
                    .extracting(ProbeWatch::findings)
                    .asString()
                    .contains("does not answer its liveness probe");
        }
    }

    @Test
    void doesNotBlameWhoeverIsFrozenOrWasMeanwhile() throws IOException {
        var changes = new AtomicInteger();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(watched(SHORT, silent.getLocalPort(), () -> null).findings())
                    .isEmpty();
            assertThat(watched(SHORT, silent.getLocalPort(), changes::incrementAndGet)
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void findsWhoeverIsSaidToBeDeadAndIsContentWithWhoeverIsNotReady() throws IOException {
        assertThat(watched(503, 200).findings()).isNotEmpty();
        assertThat(watched(200, 503).findings()).isEmpty();
    }

    private static ProbeWatch watched(int liveness, int readiness) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/actuator/health/", exchange -> {
            boolean isLiveness = exchange.getRequestURI().getPath().endsWith("liveness");
            exchange.sendResponseHeaders(isLiveness ? liveness : readiness, -1);
            exchange.close();
        });
        server.start();
        try {
            return watched(LONG, server.getAddress().getPort(), () -> 0);
        } finally {
            server.stop(0);
        }
    }

    private static ProbeWatch watched(Duration inTime, int port, Supplier<@Nullable Integer> undisturbed) {
        var watch = new ProbeWatch(inTime);
        var looks = new AtomicInteger();
        watch.watch(
                new Watched("one", "http://127.0.0.1:" + port, undisturbed),
                () -> looks.get() == 4,
                looks::incrementAndGet);
        return watch;
    }
}
