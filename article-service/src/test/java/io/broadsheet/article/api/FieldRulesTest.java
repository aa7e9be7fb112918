package io.broadsheet.article.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.web.problem.FieldErrors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class FieldRulesTest {

    /** Looking for the end anew from each of them took hours. */
    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void passesOverSpaceHoweverMuch() {
        var rules = new FieldRules(new FieldErrors());
        var much = "\u3000".repeat(400_000);

        assertThat(rules.names("authors", List.of(much + "Ada" + much + "Lund" + much), 50, 80))
                .containsExactly("Ada Lund");
    }
}
