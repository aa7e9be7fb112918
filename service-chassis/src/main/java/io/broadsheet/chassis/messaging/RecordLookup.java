package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single records by their place. */
final class RecordLookup {

    private static final int MOST_POLLS = 20;

    private final GrouplessConsumer reads;

    RecordLookup(GrouplessConsumer reads) {
        this.reads = reads;
    }

    /** @return empty if it is there no longer */
    Optional<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset) {
        return reads.use(consumer -> {
            List<TopicPartition> one = List.of(partition);
            consumer.unsubscribe();
            consumer.assign(one);
            if (GrouplessConsumer.offset(consumer.endOffsets(one, GrouplessConsumer.ANSWER), partition) <= offset) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    return Optional.of(record).filter(found -> found.offset() == offset);
                }
            }
            return Optional.empty();
        });
    }
}
