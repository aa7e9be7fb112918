/** Calls to the three services: bounded in time and in number. */
@NullMarked
package io.broadsheet.website.client;

import org.jspecify.annotations.NullMarked;
