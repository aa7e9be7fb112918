package io.broadsheet.embedded;

import java.nio.file.Path;

/** Another process, or another part of this one, works on the same data folder. */
public final class DataInUse extends RuntimeException {

    public DataInUse(Path data) {
        super("The data in " + data + " is in use by another process");
    }
}
