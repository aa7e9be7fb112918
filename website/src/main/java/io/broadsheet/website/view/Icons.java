package io.broadsheet.website.view;

/**
 * Addresses of the site's sign, each with a hash of its content.
 *
 * @param vector SVG
 * @param touch 180 pixels square, for home screens
 */
public record Icons(String vector, String touch) {}
