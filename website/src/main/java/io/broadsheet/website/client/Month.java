package io.broadsheet.website.client;

/** A month of a time zone, and how many articles were published in it. */
public record Month(int year, int month, long count) {}
