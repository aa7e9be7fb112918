package io.broadsheet.newsroom.client;

/** A mail as newsletter-service would send it. */
public record Mail(String subject, String html) {}
