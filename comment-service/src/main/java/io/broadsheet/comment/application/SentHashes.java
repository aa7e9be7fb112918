package io.broadsheet.comment.application;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.RecentComments.Sent;
import io.broadsheet.comment.domain.RecentCustomers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept of a comment that is sent, and by what it and its network are found. */
@Component
class SentHashes {

    private final Fingerprints fingerprints;

    SentHashes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    Sent of(
            Contribution words,
            UUID id,
            UUID articleId,
            @Nullable UUID authorId,
            String network,
            String sending,
            Instant now) {
        return new Sent(
                sending,
                id,
                articleId,
                authorId,
                ofNetwork(network),
                fingerprints.ofName(words.author()),
                fingerprints.ofText(words.text()),
                now);
    }

    /** Whether its customer has others. */
    static boolean hasMany(String network) {
        return !ClientAddresses.customer(network).equals(network);
    }

    String ofCustomer(String network) {
        return fingerprints.ofNetwork(ClientAddresses.customer(network));
    }

    List<String> allOfCustomer(String network) {
        return fingerprints.allOfNetwork(ClientAddresses.customer(network));
    }

    /** By which all of a customer are found, too. */
    private String ofNetwork(String network) {
        String own = fingerprints.ofNetwork(network);
        return hasMany(network) ? ofCustomer(network) + RecentCustomers.OF + own : own;
    }

    /** As any of the service's secrets and an older build may have kept it. */
    List<String> allOfNetwork(String network) {
        var own = fingerprints.allOfNetwork(network);
        if (!hasMany(network)) {
            return own;
        }
        var customer = allOfCustomer(network);
        return Stream.concat(
                        own.stream(),
                        IntStream.range(0, own.size()).mapToObj(i -> customer.get(i) + RecentCustomers.OF + own.get(i)))
                .toList();
    }
}
