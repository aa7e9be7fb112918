package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.subscription.Addressees;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whom the mails of all purposes go to; an id belongs to one purpose. */
record AllAddressees(List<Addressees> ofEach) implements Addressees {

    @Override
    public Map<UUID, Recipient> lookup(Collection<UUID> ids) {
        var found = new HashMap<UUID, Recipient>();
        for (var addressees : ofEach) {
            // Most mails are of one purpose: nobody else is asked of its readers.
            var left =
                    ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
            if (!left.isEmpty()) {
                found.putAll(addressees.lookup(left));
            }
        }
        return found;
    }

    @Override
    public void suppress(UUID id, String reason) {
        ofEach.forEach(addressees -> addressees.suppress(id, reason));
    }

    @Override
    public Optional<Instant> restoredAt(UUID id) {
        return ofEach.stream()
                .flatMap(addressees -> addressees.restoredAt(id).stream())
                .findFirst();
    }
}
