package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** An author changes or takes away what was posted a moment ago. */
@Service
public class OwnComments {

    private final Comments comments;
    private final Articles articles;
    private final CommentJudging judging;
    private final CommentProperties properties;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    OwnComments(
            Comments comments,
            Articles articles,
            CommentJudging judging,
            CommentProperties properties,
            @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.articles = articles;
        this.judging = judging;
        this.properties = properties;
        this.time = time;
    }

    /** @throws UnknownComment if there is none under this id */
    public StoredComment find(UUID id) {
        return comments.find(id).orElseThrow(UnknownComment::new);
    }

    /**
     * Whoever approved the words before did not read the new ones: these are judged as if the comment were new.
     *
     * @throws io.broadsheet.comment.domain.InvalidContribution naming the fault of the text
     * @throws io.broadsheet.comment.domain.EditWindowOver retrying cannot help
     * @throws io.broadsheet.comment.domain.CommentsClosed if the article takes no comments any more
     * @throws NotChangeable if rejected or removed
     */
    public StoredComment edit(UUID id, @Nullable String text, @Nullable Set<Long> madeFrom, String network) {
        // Name and author never change, so that the policy can be asked outside of the update.
        StoredComment before = find(id);
        Contribution words =
                before.comment().said().orElseThrow(NotChangeable::new).reworded(text);
        if (before.comment().said().filter(words::equals).isPresent()) {
            return before;
        }
        var posting = before.comment().posting();
        Article article = articles.find(posting.place().articleId()).orElseThrow(UnknownArticle::new);
        Instant now = time.instant();
        article.requireOpen(properties.closeAfter(), now);
        var traits = article.readable().traits();
        // What is refused whatever the policy says is not even asked about.
        before.edit(words, madeFrom, Judgement.NOTHING_FOUND, properties.editWindow(), now);
        return judging.judge(
                words,
                id,
                posting,
                traits,
                network,
                now,
                judgement -> comments.update(
                        id, stored -> stored.edit(words, madeFrom, judgement, properties.editWindow(), now)));
    }

    /** @throws io.broadsheet.comment.domain.EditWindowOver retrying cannot help */
    public void withdraw(UUID id) {
        Instant now = time.instant();
        comments.update(id, stored -> stored.comment().withdraw(properties.editWindow(), now));
        judging.takeBack(id);
    }

    /**
     * Asks for another look at a rejected comment.
     *
     * @throws UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.NotAppealable unless it is rejected and this is the first appeal
     * @throws io.broadsheet.comment.domain.WordsGone if removed
     */
    public StoredComment appeal(UUID id, String text) {
        Instant now = time.instant();
        return comments.update(id, stored -> stored.comment().appeal(text, now));
    }
}
