package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class MongoProxyTest {

    /** Its length alone, as that is all that the proxy asks of it: 16 bytes. */
    private static final byte[] MESSAGE = {16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    @Test
    void passesOnWhatWasHeldWhenAllStallsAreEndedAtOnce() throws IOException {
        try (var database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var proxy = new MongoProxy(0, database.getLocalPort());
                var service = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                var connection = database.accept()) {
            proxy.stall();
            proxy.stall();
            proxy.endStall();
            service.getOutputStream().write(MESSAGE);
            connection.setSoTimeout(100);
            assertThatThrownBy(() -> connection.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.endAllStalls();

            connection.setSoTimeout(10_000);
            assertThat(connection.getInputStream().readNBytes(MESSAGE.length)).isEqualTo(MESSAGE);
        }
    }
}
