package io.broadsheet.chassis.aggregate;

import io.broadsheet.chassis.outbox.Announcement;
import java.util.List;

/**
 * What a decision leads to.
 *
 * @param announcements of the version after the one decided on, oldest first
 */
public record Revision<A>(A next, List<Announcement> announcements) {}
