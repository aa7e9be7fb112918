/** Who calls, seen through the proxies that are believed. */
@NullMarked
package io.broadsheet.chassis.web.client;

import org.jspecify.annotations.NullMarked;
