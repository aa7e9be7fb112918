package io.broadsheet.standalone;

import io.broadsheet.standalone.sample.SampleNewspaper;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Puts the sample newspaper into a folder that wants it. */
record FirstNewspaper(Settings settings) {

    /**
     * Does so if it is still to be done; a failure is no reason not to start.
     *
     * @return what was done, if anything
     */
    Optional<String> putIn() {
        var real = settings.real();
        // A database or an issuer of somebody else's is no place for samples.
        if (settings.options().empty()
                || real.mongo()
                || real.identity()
                || !settings.data().wantsSample()) {
            return Optional.empty();
        }
        var began = Instant.now();
        try {
            var contents = sample().load();
            settings.data().sampleIsIn();
            return Optional.of(String.format(
                    Locale.ROOT,
                    "A sample newspaper is in: %d articles, %d pictures and %d comments, in %.1f s.",
                    contents.articles(),
                    contents.pictures(),
                    contents.comments(),
                    Duration.between(began, Instant.now()).toMillis() / 1000.0));
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(FirstNewspaper.class).warn("The sample newspaper is not whole", failed);
            return Optional.of("The sample newspaper is not whole; the next ./start goes on with it.");
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
