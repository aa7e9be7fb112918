package io.broadsheet.chassis;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Fresh ids: UUIDv7 (RFC 9562), which sort by the time of their making. */
public final class Ids {

    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
