package io.broadsheet.newsroom.view;

import io.broadsheet.newsroom.form.PolicyForm;
import io.broadsheet.newsroom.view.CardView.Segment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy being thought about.
 *
 * @param told which one is in force, and since when
 * @param whole whether comment-service knows phases, versions and trials
 * @param errors by the fields' names
 * @param trial what it would have done; absent until it was tried
 * @param versions the latest first
 */
public record PolicyView(
        PolicyForm form,
        String told,
        boolean whole,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors,
        int last,
        @Nullable Trial trial,
        List<Version> versions) {

    /**
     * @param uncounted what the numbers are without; absent if nothing is missing
     * @param sums lines of numbers: what, with the policy in force, with this one
     */
    public record Trial(String summary, @Nullable String uncounted, List<Sum> sums, List<Different> comments) {}

    public record Sum(String what, int today, int tried) {}

    public record Different(
            String href,
            String author,
            List<Segment> text,
            @Nullable String language,
            String change,
            List<String> reasons) {}

    /** @param current whether it is the one in force */
    public record Version(
            long version, String told, @Nullable String note, boolean current) {}

    public boolean invalid(String name) {
        return errors.containsKey(name);
    }
}
