package io.broadsheet.chassis.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next pass it as {@code after} for the following page; null on the last one
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    public CursorPage {
        items = List.copyOf(items);
    }

    /**
     * A page from rows read with {@link PageRequest#fetch()}: one more than asked for tells that another page follows.
     *
     * @param cursor where a row is in the list's order
     */
    public static <R> CursorPage<R> of(List<R> rows, PageRequest page, Function<? super R, Cursor> cursor) {
        if (rows.size() <= page.limit()) {
            return new CursorPage<>(rows, null);
        }
        var items = rows.subList(0, page.limit());
        return new CursorPage<>(items, cursor.apply(items.getLast()).encode());
    }

    public <U> CursorPage<U> map(Function<? super T, ? extends U> translation) {
        return new CursorPage<>(items.stream().<U>map(translation).toList(), next);
    }
}
