package io.broadsheet.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Where each part listens, before the offset. */
enum Port {
    WEBSITE(8080),
    ARTICLES(8081),
    COMMENTS(8082),
    NEWSLETTER(8083),
    IDENTITY(8084),
    NEWSROOM(8085),
    WEBSITE_MANAGEMENT(9080),
    ARTICLES_MANAGEMENT(9081),
    COMMENTS_MANAGEMENT(9082),
    NEWSLETTER_MANAGEMENT(9083),
    IDENTITY_MANAGEMENT(9084),
    NEWSROOM_MANAGEMENT(9085),
    MAIL_PAGE(8025),
    SMTP(1025),
    KAFKA(9092),
    MONGODB(27017);

    private final int number;

    Port(int number) {
        this.number = number;
    }

    int shiftedBy(int offset) {
        return number + offset;
    }

    static int highest() {
        return Arrays.stream(values()).mapToInt(port -> port.number).max().orElseThrow();
    }

    /** @throws Refusal naming every one of them that somebody else listens on */
    static void requireFree(Collection<Port> ports, int offset) {
        var taken = ports.stream()
                .sorted()
                .filter(port -> isTaken(port.shiftedBy(offset)))
                .map(port -> port.shiftedBy(offset) + " ("
                        + port.name().toLowerCase().replace('_', ' ') + ")")
                .toList();
        if (!taken.isEmpty()) {
            throw new Refusal("In use already: port " + taken.stream().collect(Collectors.joining(", "))
                    + ". Stop what listens there, or move every port: ./start --port-offset "
                    + (offset + 10_000) % 30_000);
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort() != port;
        } catch (BindException taken) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
