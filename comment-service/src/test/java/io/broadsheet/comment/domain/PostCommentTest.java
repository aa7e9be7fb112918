package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.ARTICLE;
import static io.broadsheet.comment.domain.Fixtures.COMMENT;
import static io.broadsheet.comment.domain.Fixtures.NOON;
import static io.broadsheet.comment.domain.Fixtures.WORDS;
import static io.broadsheet.comment.domain.Fixtures.aHeldComment;
import static io.broadsheet.comment.domain.Fixtures.aPosting;
import static io.broadsheet.comment.domain.Fixtures.aRejectedComment;
import static io.broadsheet.comment.domain.Fixtures.aRemovedComment;
import static io.broadsheet.comment.domain.Fixtures.aVisibleComment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostCommentTest {

    @Test
    void readersSeeWhatNoRuleHolds() {
        var change = Comment.post(aPosting(), WORDS, Judgement.NOTHING_FOUND);

        assertThat(change.next()).isInstanceOf(Comment.Visible.class);
        assertThat(change.events()).containsExactly(new CommentEvent.Posted(NOON));
    }

    @Test
    void whatARuleHoldsWaitsWithItsReason() {
        var change = Comment.post(aPosting(), WORDS, Judgement.holding(List.of(HoldReason.MANY_LINKS)));

        assertThat(change.next())
                .isInstanceOfSatisfying(
                        Comment.Held.class, held -> assertThat(held.reasons()).containsExactly(HoldReason.MANY_LINKS));
        assertThat(change.events()).containsExactly(new CommentEvent.Posted(NOON));
    }

    @Test
    void aReplyStandsInTheThreadOfItsParent() {
        var reply = UUID.randomUUID();
        var place = Place.onArticle(ARTICLE, COMMENT).below(COMMENT).below(reply);

        assertThat(place).isEqualTo(new Place(ARTICLE, COMMENT, reply, 2));
    }

    @Test
    void onlyAVisibleCommentOfTheSameArticleTakesReplies() {
        assertThat(aVisibleComment().answer(ARTICLE).next().posting().answered())
                .isTrue();
        Stream.of(aHeldComment(), aRejectedComment(), aRemovedComment())
                .forEach(other ->
                        assertThatExceptionOfType(NotAnswerable.class).isThrownBy(() -> other.answer(ARTICLE)));
        assertThatExceptionOfType(NotAnswerable.class)
                .isThrownBy(() -> aVisibleComment().answer(UUID.randomUUID()));
    }
}
