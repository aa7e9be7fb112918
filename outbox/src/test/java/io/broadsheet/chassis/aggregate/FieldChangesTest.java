package io.broadsheet.chassis.aggregate;

import static com.mongodb.client.model.Updates.combine;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** An older build beside a newer one must not delete what it does not know. */
class FieldChangesTest {

    public record Draft(String title, String note) {}

    public record Stored(String state, String slug, Draft draft) {}

    private final FieldChanges owned = FieldChanges.of(Stored.class);

    @Test
    void setsOnlyWhatDiffers() {
        assertThat(change(
                        "{state: 'draft', slug: 'a', draft: {title: 'x'}}",
                        "{state: 'draft', slug: 'b', draft: {title: 'x'}}"))
                .isEqualTo(BsonDocument.parse("{$set: {slug: 'b'}}"));
        assertThat(owned.between(
                        BsonDocument.parse("{state: 'draft', later: 1}"), BsonDocument.parse("{state: 'draft'}")))
                .isEmpty();
    }

    @Test
    void leavesFieldsOfOthersWhereTheyAreWithinRecordsToo() {
        assertThat(change(
                        "{state: 'draft', promised: 7, draft: {title: 'x', note: 'n', later: 'kept'}}",
                        "{state: 'draft', draft: {title: 'y'}}"))
                .isEqualTo(BsonDocument.parse("{$set: {'draft.title': 'y'}, $unset: {'draft.note': ''}}"));
    }

    @Test
    void setsAndUnsetsAPartAsAWhole() {
        assertThat(change("{state: 'draft'}", "{state: 'draft', draft: {title: 'y'}}"))
                .isEqualTo(BsonDocument.parse("{$set: {draft: {title: 'y'}}}"));
        assertThat(change("{state: 'draft', slug: 'a', draft: {title: 'x', later: 1}}", "{state: 'draft', slug: 'a'}"))
                .isEqualTo(BsonDocument.parse("{$unset: {draft: ''}}"));
    }

    private BsonDocument change(String before, String after) {
        Bson update = combine(owned.between(BsonDocument.parse(before), BsonDocument.parse(after)));
        return update.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
    }
}
