package io.broadsheet.website.client;

/** A section or tag, and how many articles it has. */
public record NamedCount(String name, long count) {}
