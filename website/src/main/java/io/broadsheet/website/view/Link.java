package io.broadsheet.website.view;

/** @param href encoded */
public record Link(String text, String href) {}
