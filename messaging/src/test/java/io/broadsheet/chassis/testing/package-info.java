/** What tests of every service share: backing services, staff, the contract of the OpenAPI document. */
@NullMarked
package io.broadsheet.chassis.testing;

import org.jspecify.annotations.NullMarked;
