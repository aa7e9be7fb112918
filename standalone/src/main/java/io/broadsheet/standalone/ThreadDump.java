package io.broadsheet.standalone;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What every thread was doing, virtual ones too, for whoever asks why a start failed. */
final class ThreadDump {

    private ThreadDump() {}

    static void to(Path folder) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(
                            folder.resolve("threads-" + System.currentTimeMillis() + ".txt")
                                    .toString(),
                            ThreadDumpFormat.TEXT_PLAIN);
        } catch (IOException | UnsupportedOperationException notWritten) {
            LoggerFactory.getLogger(ThreadDump.class).warn("No thread dump was written", notWritten);
        }
    }
}
