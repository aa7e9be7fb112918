/** What templates show: text and addresses, ready to be written out. */
@NullMarked
package io.broadsheet.website.view;

import org.jspecify.annotations.NullMarked;
