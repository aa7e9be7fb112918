package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.EndedMeasure;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.Measure;
import io.broadsheet.comment.domain.Measures;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.RecentCustomers;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.UnknownMeasure;
import io.broadsheet.comment.domain.UnknownNetwork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Moderators mute names and networks for a time. */
@Service
public class Measuring {

    private final Measures measures;
    private final Comments comments;
    private final RecentComments recent;
    private final Names names;
    private final Ids ids;
    /** The database's: all instances end a measure at the same time. */
    private final InstantSource time;

    Measuring(
            Measures measures,
            Comments comments,
            RecentComments recent,
            Names names,
            Ids ids,
            @Qualifier("databaseClock") InstantSource time) {
        this.measures = measures;
        this.comments = comments;
        this.recent = recent;
        this.names = names;
        this.ids = ids;
        this.time = time;
    }

    public CommentPage<Measure> list(@Nullable Position after, int limit) {
        List<Measure> found = measures.list(time.instant(), after, limit + 1);
        if (found.size() <= limit) {
            return new CommentPage<>(found, null);
        }
        Measure last = found.get(limit - 1);
        return new CommentPage<>(found.subList(0, limit), new Position(last.until(), last.id()));
    }

    /**
     * @param by the moderator's subject
     * @param call what the same call did before is done once; absent if it has no key
     */
    public record Order(
            Instant until,
            String reason,
            String by,
            @Nullable Call call) {}

    /** @throws KeyReused if another call had the same key */
    public Measure muteName(String name, Order order) {
        return add(Measure.Kind.NAME, name, keysOfName(name), order);
    }

    /**
     * @throws UnknownComment if there is none under this id
     * @throws NotChangeable if its name is gone
     * @throws KeyReused if another call had the same key
     */
    public Measure muteNameOf(UUID commentId, Order order) {
        String name = comments.find(commentId)
                .orElseThrow(UnknownComment::new)
                .comment()
                .said()
                .map(Contribution::author)
                .orElseThrow(NotChangeable::new);
        return muteName(name, order);
    }

    /** @throws UnknownNetwork if it is no longer known where the comment came from */
    public Measure muteNetworkOf(UUID commentId, Order order) {
        if (comments.find(commentId).isEmpty()) {
            throw new UnknownComment();
        }
        String network = recent.networkOf(commentId).orElseThrow(UnknownNetwork::new);
        return add(Measure.Kind.NETWORK, null, keysOfNetwork(network), order);
    }

    private Measure add(Measure.Kind kind, @Nullable String name, Set<String> keys, Order order) {
        var measure =
                new Measure(ids.next(), kind, name, keys, order.reason(), order.by(), time.instant(), order.until());
        return measures.add(measure, order.call());
    }

    public CommentPage<EndedMeasure> ended(@Nullable Position after, int limit) {
        List<EndedMeasure> found = measures.ended(after, limit + 1);
        if (found.size() <= limit) {
            return new CommentPage<>(found, null);
        }
        EndedMeasure last = found.get(limit - 1);
        return new CommentPage<>(found.subList(0, limit), new Position(last.endedAt(), last.id()));
    }

    /**
     * @param by the moderator's subject
     * @throws UnknownMeasure if there is none, or no more
     */
    public void end(UUID id, String by) {
        if (!measures.end(id, by, time.instant())) {
            throw new UnknownMeasure();
        }
    }

    /** @param network its keyed hashes, each as it may have been kept */
    boolean isMuted(String name, List<String> network) {
        var keys = Stream.concat(keysOfName(name).stream(), network.stream().map(Measuring::keyOfNetwork))
                .toList();
        return measures.anyOn(keys, time.instant());
    }

    private Set<String> keysOfName(String name) {
        return Measure.keys(names.keys(name));
    }

    /** Whether another network of a customer is muted. @param customer its keyed hashes */
    boolean isMutedNearby(List<String> customer) {
        return measures.anyOn(customer.stream().map(Measuring::keyOfCustomer).toList(), time.instant());
    }

    /** @param network as kept with a comment */
    private static Set<String> keysOfNetwork(String network) {
        int end = network.indexOf(RecentCustomers.OF);
        return end < 0
                ? Set.of(keyOfNetwork(network))
                : Set.of(keyOfNetwork(network.substring(end + 1)), keyOfCustomer(network.substring(0, end)));
    }

    private static String keyOfCustomer(String customer) {
        return "customer:" + customer;
    }

    private static String keyOfNetwork(String network) {
        return "network:" + network;
    }
}
