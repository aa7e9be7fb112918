package io.broadsheet.chassis.token;

import java.util.UUID;

/**
 * What a genuine token says.
 *
 * @param subject the aggregate it is about
 * @param generation raised by the aggregate to make older tokens worthless
 */
public record Claim(UUID subject, int generation) {}
