package io.broadsheet.website.view;

import java.util.List;

/** Stories of one section on the front page. */
public record Desk(Link section, List<Teaser> stories) {}
