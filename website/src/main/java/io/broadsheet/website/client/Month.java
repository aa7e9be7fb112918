package io.broadsheet.website.client;

/** A month in UTC, and how many articles were published in it. */
public record Month(int year, int month, long count) {}
