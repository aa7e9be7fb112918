package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes out when.
 *
 * @param earlier the address of the month or week before, as is {@code later}
 * @param zone in which its days are
 * @param days of the whole weeks that it shows; empty if the list is not offered
 * @param more whether there is more than was asked for
 */
public record CalendarView(
        boolean week,
        String name,
        String earlier,
        String later,
        String today,
        String other,
        String zone,
        List<String> weekdays,
        @Nullable List<Day> days,
        boolean more) {

    /**
     * @param date {@code 2026-12-01}
     * @param within whether it is one of the month
     */
    public record Day(String date, String name, int number, boolean within, boolean today, List<Item> items) {}

    /** @param problem whether it did not come out when its time had come */
    public record Item(String href, String time, String title, String language, boolean problem) {}
}
