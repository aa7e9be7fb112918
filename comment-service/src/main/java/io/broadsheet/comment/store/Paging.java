package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import io.broadsheet.comment.domain.Comments.Position;
import org.bson.conversions.Bson;

/** Where the next page begins. The range stands by itself, so that an index serves it; the alternative only settles equal instants. */
final class Paging {

    private Paging() {}

    static Bson later(String field, Position after) {
        return and(gte(field, after.at()), or(gt(field, after.at()), gt("_id", after.id())));
    }

    static Bson earlier(String field, Position after) {
        return and(lte(field, after.at()), or(lt(field, after.at()), lt("_id", after.id())));
    }
}
