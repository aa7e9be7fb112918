package io.broadsheet.embedded.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A page of the list of mails, in Mailpit's shape. */
record Listing(
        int total,
        int unread,
        int count,
        @JsonProperty("messages_count") int messagesCount,
        @JsonProperty("messages_unread") int messagesUnread,
        int start,
        int limit,
        List<String> tags,
        List<Summary> messages) {

    static Listing of(MailStore store, int start, int limit) {
        List<Summary> messages = store.summaries(start, limit);
        int total = store.count();
        return new Listing(total, total, messages.size(), total, total, start, limit, List.of(), messages);
    }
}
