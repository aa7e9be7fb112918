/** website: pages for readers, made of what the three services answer. */
@NullMarked
package io.broadsheet.website;

import org.jspecify.annotations.NullMarked;
