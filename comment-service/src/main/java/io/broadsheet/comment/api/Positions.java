package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.comment.application.CommentPage;
import io.broadsheet.comment.domain.Comments.Position;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Places in a list as cursors. */
final class Positions {

    private Positions() {}

    static @Nullable Position after(PageRequest page) {
        Cursor after = page.after();
        return after == null ? null : new Position(after.instant(), after.id());
    }

    static @Nullable String cursor(@Nullable Position position) {
        return position == null ? null : Cursor.at(position.at(), position.id()).encode();
    }

    static <T, U> CursorPage<U> page(CommentPage<T> page, Function<? super T, ? extends U> translation) {
        return new CursorPage<U>(page.items().stream().<U>map(translation).toList(), cursor(page.next()));
    }
}
