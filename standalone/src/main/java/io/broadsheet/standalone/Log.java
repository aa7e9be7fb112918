package io.broadsheet.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One log for all contexts, set up before the first of them: each would set up its own and undo the others'. */
final class Log {

    private Log() {}

    static void to(Path folder) {
        System.setProperty("broadsheet.logs", folder.toString());
        System.setProperty("logback.configurationFile", "standalone-logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LoggerFactory.getLogger(Log.class).info("Starting");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
