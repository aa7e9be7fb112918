/** What the services answered and the pages made of it, kept until a topic says that it changed. */
@NullMarked
package io.broadsheet.website.cache;

import org.jspecify.annotations.NullMarked;
