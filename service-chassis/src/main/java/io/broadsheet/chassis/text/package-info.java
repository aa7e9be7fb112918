/** What pages and mails say, in the language of whoever reads them, and what differs between two texts. */
@NullMarked
package io.broadsheet.chassis.text;

import org.jspecify.annotations.NullMarked;
