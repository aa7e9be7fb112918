package io.broadsheet.comment.domain;

import java.util.List;

/**
 * What is known of a comment besides its words.
 *
 * @param known whether a moderator approved words of this very author under this very name that readers see today
 * @param doubts about the name; none of a known author
 * @param repeats how many others said the same lately, from the same network or on the same article
 */
public record Standing(boolean known, List<HoldReason> doubts, int repeats) {}
