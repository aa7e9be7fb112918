/** The fault harness: the system as processes, faults drawn from a seed, a ledger of what was acknowledged, and checks. */
@org.jspecify.annotations.NullMarked
package io.broadsheet.systemtest.faults;
