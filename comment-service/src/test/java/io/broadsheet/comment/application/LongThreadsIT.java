package io.broadsheet.comment.application;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However much was said, one page costs as much as a page. */
@CommentServiceTest
class LongThreadsIT {

    @Autowired
    private CommentReading reading;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    private final Ids ids = new Ids();
    private final UUID article = ids.next();
    private Instant at = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void whatIsLeftIsCountedUntilAPageHasCostEnough() {
        articles.put(article, 1, article("tides", "Tides", true));
        thread(60);
        thread(600);
        thread(600);
        thread(60);

        var page = reading.threads(article, Order.OLDEST, null, 20);

        assertThat(page.items()).extracting(thread -> thread.replies().size()).containsExactly(50, 50, 50, 50);
        assertThat(page.items())
                .extracting(Discussion::left)
                .containsExactly(
                        10, CommentReading.MOST_COUNTED, CommentReading.MOST_COUNTED, CommentReading.MOST_COUNTED);
    }

    private void thread(int replies) {
        var top = ids.next();
        var all = new ArrayList<>(List.of(comment(top, top, 0).append("answered", true)));
        for (int i = 0; i < replies; i++) {
            all.add(comment(ids.next(), top, 1).append("parentId", top).append("answered", false));
        }
        database.getCollection("comments").insertMany(all);
    }

    private Document comment(UUID id, UUID thread, int depth) {
        at = at.plusSeconds(1);
        return new Document("_id", id)
                .append("version", 1L)
                .append("articleId", article)
                .append("threadId", thread)
                .append("depth", depth)
                .append("postedAt", Date.from(at))
                .append("listed", true)
                .append("state", "visible")
                .append("since", Date.from(at))
                .append("author", "Ana")
                .append("text", "Number " + at)
                .append("decisions", List.of());
    }
}
