package io.broadsheet.systemtest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes in the spans that services export by OTLP over HTTP, as an observability backend does. */
final class TraceCollector implements AutoCloseable {

    /** @param links traces it is linked to */
    record Span(String service, String trace, String name, List<String> links) {}

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", call -> {
            take(new Protobuf(call.getRequestBody().readAllBytes()));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        server.start();
    }

    /** What makes a service export here, and soon. */
    String[] settings() {
        return new String[] {
            "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:"
                    + server.getAddress().getPort() + "/v1/traces",
            "--management.opentelemetry.tracing.export.schedule-delay=200ms"
        };
    }

    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** Field numbers as in opentelemetry/proto/collector/trace/v1 and trace/v1. */
    private void take(Protobuf export) {
        for (Protobuf resourceSpans : export.messages(1)) {
            String service = resourceSpans.messages(1).stream()
                    .flatMap(resource -> resource.messages(1).stream())
                    .filter(attribute -> attribute.text(1).equals("service.name"))
                    .map(attribute -> attribute.messages(2).getFirst().text(1))
                    .findFirst()
                    .orElse("");
            for (Protobuf scopeSpans : resourceSpans.messages(2)) {
                for (Protobuf span : scopeSpans.messages(2)) {
                    spans.add(new Span(
                            service,
                            span.hex(1),
                            span.text(5),
                            span.messages(13).stream().map(link -> link.hex(1)).toList()));
                }
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A message of Protocol Buffers, as far as it takes to read spans. */
    private record Protobuf(byte[] bytes) {

        String text(int field) {
            return messages(field).stream()
                    .map(value -> new String(value.bytes, StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse("");
        }

        String hex(int field) {
            return messages(field).stream()
                    .map(value -> HexFormat.of().formatHex(value.bytes))
                    .findFirst()
                    .orElse("");
        }

        /** All values of a field that have a length: messages, texts and bytes. */
        List<Protobuf> messages(int field) {
            var found = new ArrayList<Protobuf>();
            var in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                long tag = number(in);
                switch ((int) tag & 7) {
                    case 0 -> number(in);
                    case 1 -> in.getLong();
                    case 2 -> {
                        var value = new byte[(int) number(in)];
                        in.get(value);
                        if (tag >> 3 == field) {
                            found.add(new Protobuf(value));
                        }
                    }
                    case 5 -> in.getInt();
                    default -> throw new IllegalArgumentException("wire type of " + tag);
                }
            }
            return found;
        }

        private static long number(ByteBuffer in) {
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                number |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }
}
