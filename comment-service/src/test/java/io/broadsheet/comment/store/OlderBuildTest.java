package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import io.broadsheet.chassis.store.RecordBson;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.HouseRule;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.Review;
import io.broadsheet.comment.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.UuidRepresentation;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A build from before decisions had grounds, and could be taken back, beside this one. */
class OlderBuildTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Decision REJECTED = new Decision(
            "mod-7",
            NOON,
            1,
            Verdict.REJECT,
            "third time",
            new Decision.Grounds(HouseRule.OTHER, "Please stay calm."),
            3L,
            null,
            null,
            "Ines Roth");

    /** As it was in that build. */
    public record OlderDecision(
            String by,
            Instant at,
            @Nullable Long version,
            String verdict,
            @Nullable String reason) {}

    public record OlderComment(String state, List<OlderDecision> decisions) {}

    private static final CodecRegistry REGISTRY = CodecRegistries.withUuidRepresentation(
            MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD);

    private final RecordBson<CommentDocument> bson = new RecordBson<>(CommentDocument.class, REGISTRY);
    private final RecordBson<OlderComment> older = new RecordBson<>(OlderComment.class, REGISTRY);

    private final Names names = new Names() {
        @Override
        public Set<NameKey> keys(String name) {
            return Set.of(new NameKey(name));
        }

        @Override
        public boolean mixesScripts(String name) {
            return false;
        }
    };

    @Test
    void losesNothingOfADecisionByWritingTheListAnew() {
        var rejected = held().decide(REJECTED).next();
        var document = written(rejected);

        rewrite(document, older.decode(document));

        assertThat(read(document)).isEqualTo(rejected);
    }

    @Test
    void knowsNothingOfWhatWasTakenBackAndDecidesAnew() {
        var approved = held().decide(REJECTED)
                .next()
                .decide(new Decision("mod-7", NOON.plusSeconds(1), 2, Verdict.APPROVE, null))
                .next();
        var back = approved.undo("mod-7", Duration.ofMinutes(1), NOON.plusSeconds(2))
                .next();
        var document = written(back);
        var seen = older.decode(document);
        assertThat(seen.decisions()).extracting(OlderDecision::verdict).containsExactly("REJECT");

        var decisions = new ArrayList<>(seen.decisions());
        decisions.add(new OlderDecision("mod-8", NOON.plusSeconds(3), 4L, "SPAM", null));
        rewrite(document, new OlderComment("rejected", decisions));

        assertThat(read(document).decisions())
                .startsWith(back.decisions().toArray(Decision[]::new))
                .last()
                .isEqualTo(new Decision("mod-8", NOON.plusSeconds(3), 4, Verdict.SPAM, null));
    }

    @Test
    void whatItLeftOfARemovedCommentIsReadByNobodyAndTakenAway() {
        var appealed = held().decide(REJECTED)
                .next()
                .appeal("I was calm", NOON)
                .next()
                .note(new Review.Note("mod-8", NOON, "Was Ada calm?"))
                .next();
        var document = written(appealed);
        document.append("state", new BsonString("removed"));
        document.remove("text");
        document.remove("author");

        var removed = read(document);

        assertThat(removed).isInstanceOf(Comment.Removed.class);
        assertThat(removed.toString()).doesNotContain("calm", "third time", "Ada");
        var renewed = written(Comment.Change.none(removed).next());
        assertThat(renewed.toJson()).doesNotContain("calm", "third time", "Ada", "appeal");
    }

    @Test
    void leavesTheReasonsOfWhatWasForgotten() {
        var rejected = held().decide(REJECTED).next();
        var forgotten =
                rejected.forget(NOON.plusSeconds(60), NOON.plusSeconds(60)).next();
        var document = written(forgotten);
        assertThat(document.toJson()).doesNotContain("Ada", "Fools");
        assertThat(document.getArray("decisions").toString()).doesNotContain("third time");
        assertThat(document.getArray("trail").toString()).doesNotContain("third time");

        rewrite(document, older.decode(document));

        assertThat(read(document)).isEqualTo(forgotten);
        assertThat(read(document).decisions()).isEqualTo(rejected.decisions());
    }

    @Test
    void whatItShowedAndTookAwayReadersHaveSeen() {
        var approved = held().decide(new Decision("mod-7", NOON, 1, Verdict.APPROVE, null))
                .next();
        var document = written(approved.decide(REJECTED).next());
        document.remove("shownAt");
        assertThat(read(document).posting().shownAt()).isEqualTo(NOON);

        var unseen = written(held().decide(REJECTED).next());
        assertThat(read(unseen).posting().shownAt()).isNull();
    }

    private static Comment held() {
        var id = new UUID(0, 1);
        var posting = new Posting(Place.onArticle(new UUID(0, 2), id), NOON, false, null, false, null);
        return Comment.post(
                        posting,
                        new Contribution("Ada", "Fools!"),
                        Judgement.holding(List.of(HoldReason.FIRST_COMMENT)))
                .next();
    }

    private BsonDocument written(Comment comment) {
        return bson.encode(CommentDocument.from(comment, names));
    }

    private Comment read(BsonDocument document) {
        return bson.decode(document).toComment();
    }

    private void rewrite(BsonDocument document, OlderComment change) {
        document.putAll(older.encode(change));
    }
}
