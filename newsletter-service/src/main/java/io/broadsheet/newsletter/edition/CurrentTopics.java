package io.broadsheet.newsletter.edition;

import java.util.Collection;
import java.util.List;

/** What there is to read, so that readers can choose. */
public interface CurrentTopics {

    /**
     * Of the articles of the last weeks, most frequent first.
     *
     * @param topics {@code section:…} and tags
     * @param languages BCP 47
     */
    record Offer(List<String> topics, List<String> languages) {}

    Offer offer();

    /**
     * Those of the topics about which no article of the last weeks is in any of these languages; none while there are no
     * articles at all.
     *
     * @param languages none means all
     */
    List<String> unmatched(Collection<String> topics, Collection<String> languages);

    /** Whether no article of the last weeks is in any of these languages, though there are articles. */
    boolean isUnread(Collection<String> languages);
}
