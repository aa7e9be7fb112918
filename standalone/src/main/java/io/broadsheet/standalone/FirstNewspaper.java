package io.broadsheet.standalone;

import io.broadsheet.standalone.sample.SampleNewspaper;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Puts the sample newspaper into a folder that wants it. */
record FirstNewspaper(Settings settings) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * Does so if it is still to be done. A failure is no reason not to start: on a machine too slow for it now, it goes
     * on in the background until it is whole.
     *
     * @param tell for a line about what was done
     */
    void putIn(Consumer<String> tell) {
        var real = settings.real();
        // A database or an issuer of somebody else's is no place for samples.
        if (settings.options().empty()
                || real.mongo()
                || real.identity()
                || !settings.data().wantsSample()) {
            return;
        }
        if (!isIn(tell)) {
            tell.accept("The sample newspaper is still coming in; what is missing follows.");
            Thread.ofPlatform().daemon().name("first-newspaper").start(() -> goOn(tell));
        }
    }

    private void goOn(Consumer<String> tell) {
        try {
            var pause = FIRST_PAUSE;
            do {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } while (!isIn(tell));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isIn(Consumer<String> tell) {
        var began = Instant.now();
        try {
            var contents = sample().load();
            settings.data().sampleIsIn();
            tell.accept(String.format(
                    Locale.ROOT,
                    "A sample newspaper is in: %d articles, %d pictures and %d comments, in %.1f s.",
                    contents.articles(),
                    contents.pictures(),
                    contents.comments(),
                    Duration.between(began, Instant.now()).toMillis() / 1000.0));
            return true;
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(FirstNewspaper.class).warn("The sample newspaper is not whole yet", failed);
            return false;
        }
    }

    private SampleNewspaper sample() {
        return new SampleNewspaper(
                settings.address(Port.ARTICLES),
                settings.address(Port.COMMENTS),
                settings.address(Port.IDENTITY),
                settings.data().credentials(),
                settings.data().tokenSecret());
    }
}
