/** The small newspaper of the first start, which comes in over the services' public calls alone. */
@NullMarked
package io.broadsheet.standalone.sample;

import org.jspecify.annotations.NullMarked;
