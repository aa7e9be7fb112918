package io.broadsheet.article.api;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.chassis.security.StaffNames;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Someone of the staff, as colleagues read it.
 *
 * @param subject what the issuer knows the person or the script by
 * @param name null where the token had none
 */
record StaffMember(String subject, @Nullable String name) {

    static @Nullable StaffMember from(@Nullable Actor actor) {
        return actor == null ? null : new StaffMember(actor.subject(), actor.name());
    }

    /** Who calls, by the claim {@code sub} and the name that the token tells. */
    static Actor calling(Principal caller) {
        return new Actor(caller.getName(), StaffNames.of(caller));
    }
}
