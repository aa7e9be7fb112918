/** Each service's OpenAPI document, as far as all of them say the same. */
@NullMarked
package io.broadsheet.chassis.documentation;

import org.jspecify.annotations.NullMarked;
