/** Requests read strictly: unknown members, wrong types and broken Unicode are refused. */
@NullMarked
package io.broadsheet.chassis.web.json;

import org.jspecify.annotations.NullMarked;
