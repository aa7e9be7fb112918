package io.broadsheet.article.domain;

import java.util.UUID;

/**
 * A picture as somebody uploaded it.
 *
 * @param alt what it shows, for those who do not see it
 * @param credit who made it
 */
public record Image(UUID id, Picture picture, String alt, String credit) {}
