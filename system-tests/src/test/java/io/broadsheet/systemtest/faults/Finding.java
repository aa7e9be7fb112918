package io.broadsheet.systemtest.faults;

/** A promise that was not kept. */
record Finding(long seed, String promise, String what) {

    @Override
    public String toString() {
        return "seed " + seed + ": " + promise + ": " + what;
    }
}
