package io.broadsheet.embedded;

import java.nio.file.Path;

/** The folder is no data folder: what is in it would be closed to others, and mixed with data. */
public final class FolderOfOthers extends RuntimeException {

    public FolderOfOthers(Path folder) {
        super("The folder " + folder + " holds things that are not Broadsheet's");
    }
}
