package io.broadsheet.comment.domain;

/** A name as it looks: see {@link Names#keys}. */
public record NameKey(String value) {}
