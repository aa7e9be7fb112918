package io.broadsheet.newsroom.view;

public record Link(String href, String text) {}
