package io.broadsheet.website.form;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells programs from readers without bothering a reader: a field that nobody sees must stay empty, and what comes
 * within a second or two of a form made for one reader is answered no sooner than a person could have written it.
 */
@Component
public class BotCheck {

    private static final Duration QUICKEST = Duration.ofMillis(1500);

    private final FormTokens tokens;
    private final MeterRegistry meters;

    BotCheck(FormTokens tokens, MeterRegistry meters) {
        this.tokens = tokens;
        this.meters = meters;
    }

    /**
     * @param made when the form was made, signed; a plain client sends none
     * @param note the field that nobody sees
     * @return whether it has to be sent once more
     */
    public boolean asksAgain(@Nullable String made, @Nullable String note) {
        if (note != null && !note.isBlank()) {
            count("filled");
            return true;
        }
        if (made == null) {
            return false;
        }
        var age = tokens.age(made);
        if (age.isEmpty()) {
            count("forged");
            return true;
        }
        rest(QUICKEST.minus(age.get()));
        return false;
    }

    private void rest(Duration left) {
        if (left.isPositive()) {
            count("quick");
            try {
                Thread.sleep(left.compareTo(QUICKEST) > 0 ? QUICKEST : left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void count(String why) {
        meters.counter("broadsheet.website.suspicious.forms", "why", why).increment();
    }
}
