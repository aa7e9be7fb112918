/** newsroom: pages in which staff work, over the services' HTTP APIs. */
@NullMarked
package io.broadsheet.newsroom;

import org.jspecify.annotations.NullMarked;
