package io.broadsheet.newsletter.replies.store;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReplyStoreConfiguration {

    @Bean
    ReplyReaders replyReaders(MongoDatabase database) {
        return new MongoReplyReaders(database);
    }

    @Bean
    CollectionIndexes replyReaderIndexes() {
        return MongoReplyReaders.INDEXES;
    }

    @Bean
    FollowedComments followedComments(MongoDatabase database) {
        return new MongoFollowedComments(database);
    }

    @Bean
    CollectionIndexes followedCommentIndexes() {
        return MongoFollowedComments.INDEXES;
    }

    @Bean
    CommentStates commentStates(MongoDatabase database) {
        return new MongoCommentStates(database);
    }

    @Bean
    CollectionIndexes commentStateIndexes() {
        return MongoCommentStates.INDEXES;
    }

    @Bean
    ReplyMails replyMails(MongoDatabase database) {
        return new MongoReplyMails(database);
    }

    @Bean
    CollectionIndexes replyMailIndexes() {
        return MongoReplyMails.INDEXES;
    }
}
