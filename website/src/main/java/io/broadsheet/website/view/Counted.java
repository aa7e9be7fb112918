package io.broadsheet.website.view;

/** A link, and how many articles it leads to. */
public record Counted(Link link, long articles) {}
