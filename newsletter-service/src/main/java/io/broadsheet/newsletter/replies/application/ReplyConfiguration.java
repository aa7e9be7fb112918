package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.delivery.ReplyQueue;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyTimes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReplyConfiguration {

    @Bean
    ReplyPlanning replyPlanning(
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            ReplyMails mails,
            ReplyQueue queue,
            Stories stories,
            ReplySettings settings,
            DatabaseClock time) {
        var times = new ReplyTimes(settings.instantDelay());
        return new ReplyPlanning(readers, followed, comments, mails, queue, times, stories, settings.mostHeld(), time);
    }

    @Bean
    ReplyPlanner replyPlanner(ReplyPlanning planning, ReplySettings settings) {
        return new ReplyPlanner(planning, settings.poll());
    }

    @Bean
    ReplyContents replyContents(
            ReplyMails mails,
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            Stories stories,
            Translations translations,
            PublicAddresses addresses,
            @Value("${broadsheet.newsletter.sender.name:Broadsheet}") String newspaper,
            @Value("${broadsheet.newsletter.sender.postal-address:}") String postalAddress) {
        var text = new ReplyText(newspaper, addresses.publicUrl().toString(), postalAddress);
        return new CurrentReplies(mails, readers, followed, comments, stories, translations, text);
    }
}
