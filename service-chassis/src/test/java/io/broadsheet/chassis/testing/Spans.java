package io.broadsheet.chassis.testing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what would be exported: import it, and ask it for the spans of a trace. */
public final class Spans implements SpanProcessor {

    /** The span from which {@link #traceparent} says that it calls. */
    public static final String CALLER = "00f067aa0ba902b7";

    private final Queue<SpanData> ended = new ConcurrentLinkedQueue<>();

    /** A {@code traceparent} of a caller whose trace has that number. */
    public static String traceparent(String traceId) {
        return "00-" + traceId + "-" + CALLER + "-01";
    }

    /** Those that have ended, in that order. */
    public List<SpanData> of(String traceId) {
        return ended.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }
}
