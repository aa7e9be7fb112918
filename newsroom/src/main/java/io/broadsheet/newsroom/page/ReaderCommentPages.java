package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.Texts;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.Listing;
import io.broadsheet.newsroom.client.ReaderComment;
import io.broadsheet.newsroom.client.ReaderComments;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Link;
import io.broadsheet.newsroom.view.ReaderCommentsView;
import io.broadsheet.newsroom.view.ReaderCommentsView.Form;
import io.broadsheet.newsroom.view.ReaderCommentsView.Item;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what readers say into a page, with the form where it belongs. */
@Component
class ReaderCommentPages {

    private final ReaderComments comments;
    private final Pages pages;
    private final Formats formats;

    ReaderCommentPages(ReaderComments comments, Pages pages, Formats formats) {
        this.comments = comments;
        this.pages = pages;
        this.formats = formats;
    }

    /** Which page of an article's comments. @param thread from which of its comments on; null for all threads */
    record Place(
            UUID article, @Nullable UUID thread, @Nullable String after) {

        Place {
            after = after == null || !after.matches("[\\w.~-]{1,500}") ? null : after;
        }

        String address() {
            return address(null, null);
        }

        String withPosted(UUID posted) {
            return address("posted", posted) + "#c-" + posted;
        }

        String withReply(UUID to) {
            return address("reply", to) + "#reply";
        }

        private String address(@Nullable String name, @Nullable UUID value) {
            var parameters = Stream.of(
                            thread == null ? "" : "thread=" + thread,
                            after == null ? "" : "after=" + after,
                            name == null ? "" : name + "=" + value)
                    .filter(parameter -> !parameter.isEmpty())
                    .toList();
            var path = "/articles/" + article + "/comments";
            return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
        }
    }

    /** What is in the form. @param to what is answered; null for the article itself */
    record Written(@Nullable UUID to, String author, String text, UUID key) {

        static Written nothing(Session session, @Nullable UUID to) {
            return new Written(to, session.name(), "", UUID.randomUUID());
        }

        Written anew() {
            return new Written(to, author, text, UUID.randomUUID());
        }
    }

    ReaderCommentsView of(
            Session session,
            Article article,
            Place place,
            Written written,
            @Nullable String notice,
            @Nullable String problem)
            throws ServiceAway {
        var found = article.isPublished() ? found(session, place) : Optional.<Listing<ReaderComment>>empty();
        var form = new Form(
                written.to() == null ? "" : written.to().toString(),
                written.key().toString(),
                written.author(),
                written.text(),
                place.address());
        var maker = new Maker(article, place, written.to() == null ? null : form);
        var threads = found.map(list -> list.items().stream().map(maker::item).toList())
                .orElse(null);
        var next = found.map(Listing::next).orElse(null);
        return new ReaderCommentsView(
                article.id().toString(),
                Objects.requireNonNullElse(article.title(), ""),
                article.slug() == null || !article.isPublished() ? null : pages.site() + "/articles/" + article.slug(),
                threads,
                next == null ? null : new Place(place.article(), place.thread(), next).address(),
                place.thread() == null ? null : new Place(place.article(), null, null).address(),
                // What was typed is not lost where what it answers is gone.
                maker.isPlaced ? null : written.to() == null || problem != null ? form : plain(session, place),
                notice,
                problem);
    }

    private static Form plain(Session session, Place place) {
        var nothing = Written.nothing(session, null);
        return new Form("", nothing.key().toString(), nothing.author(), "", place.address());
    }

    private Optional<Listing<ReaderComment>> found(Session session, Place place) throws ServiceAway {
        if (place.thread() == null) {
            return comments.threads(session, place.article(), place.after());
        }
        return comments.thread(session, place.article(), place.thread(), place.after())
                .map(thread -> new Listing<>(
                        Stream.concat(Stream.of(thread.top()), thread.items().stream())
                                .toList(),
                        thread.next()));
    }

    private final class Maker {
        private final Article article;
        private final Place place;
        private final @Nullable Form form;
        private boolean isPlaced;

        /** @param form for one of the comments; null if it is for none */
        Maker(Article article, Place place, @Nullable Form form) {
            this.article = article;
            this.place = place;
            this.form = form;
        }

        Item item(ReaderComment comment) {
            var id = comment.id().toString();
            var isAnswered = form != null && form.to().equals(id);
            isPlaced |= isAnswered;
            return new Item(
                    id,
                    Objects.requireNonNullElse(comment.author(), ""),
                    Objects.requireNonNullElse(comment.text(), ""),
                    mark(comment),
                    comment.inReplyToAuthor(),
                    formats.moment(comment.postedAt()),
                    comment.replies().stream().map(this::item).toList(),
                    comment.repliesNext() == null ? null : more(comment),
                    isAnswered || comment.text() == null ? null : place.withReply(comment.id()),
                    isAnswered ? form : null);
        }

        private Link more(ReaderComment comment) {
            var left = comment.repliesLeft();
            return new Link(
                    new Place(place.article(), comment.id(), null).address(),
                    left == null ? pages.of("readers.more") : pages.of("readers.more-of", left));
        }

        /** As the site marks it. */
        private @Nullable String mark(ReaderComment comment) {
            if (!Boolean.TRUE.equals(comment.staff()) || comment.author() == null) {
                return null;
            }
            var name = Texts.folded(comment.author());
            var wroteIt = Boolean.TRUE.equals(comment.ownName())
                    && article.authors().stream().map(Texts::folded).anyMatch(name::equals);
            return pages.of(wroteIt ? "readers.author" : "readers.staff");
        }
    }
}
