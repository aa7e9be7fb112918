package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.UUID;

/** What came lately from the networks of one customer, as {@link RecentComments} has it. */
public interface RecentCustomers {

    /** Between the keyed hash of a customer and that of one of its networks, in {@link RecentComments.Sent#network}. */
    String OF = "/";

    /**
     * @param customer keyed hash
     * @return at most {@code most}
     */
    int count(String customer, Instant since, int most);

    /** On one article. */
    int count(String customer, UUID articleId, Instant since, int most);
}
