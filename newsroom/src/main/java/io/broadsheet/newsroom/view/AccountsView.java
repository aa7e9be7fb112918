package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts, some of them.
 *
 * @param name what the names begin with; empty for all
 * @param next where the older ones are
 */
public record AccountsView(
        List<Row> rows,
        String name,
        @Nullable String next,
        @Nullable String notice) {

    /**
     * @param label what the person is called
     * @param roles as people read them
     * @param notes what is particular about it
     * @param lastSignIn null if never
     */
    public record Row(
            String href,
            String name,
            String label,
            String roles,
            List<String> notes,
            @Nullable Moment lastSignIn) {}
}
