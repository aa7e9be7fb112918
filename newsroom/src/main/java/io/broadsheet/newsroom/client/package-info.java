/** The services as this front-end calls them, with the token of the person who works. */
@NullMarked
package io.broadsheet.newsroom.client;

import org.jspecify.annotations.NullMarked;
