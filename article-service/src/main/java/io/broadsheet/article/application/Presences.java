package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Presence;
import io.broadsheet.article.domain.Presence.Beat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who has which article open at this moment. */
public interface Presences {

    /** More than that are not told of at one article. */
    int MOST = 20;

    /** @param at the database's time */
    record Here(Instant at, List<Presence> people) {
        public Here {
            people = List.copyOf(people);
        }
    }

    /** The longest there first. */
    Here at(UUID article);

    /** Who was not there begins by {@link Presence.State#READING reading}, unless the beat tells another state. */
    void beat(UUID article, Actor who, Beat beat);

    void leave(UUID article, String subject);

    /** Those without a sign of life for {@link Presence#LASTS}, of all articles. */
    void forgetGone();
}
