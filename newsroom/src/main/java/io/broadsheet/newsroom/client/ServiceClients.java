package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.NewsroomSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One client for all. */
@Configuration(proxyBeanMethods = false)
class ServiceClients {

    private static final Duration LEAST = Duration.ofSeconds(1);

    @Bean(destroyMethod = "shutdownNow")
    HttpClient serviceHttpClient(NewsroomSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.calls().connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    Service articles(NewsroomSettings settings, HttpClient client, MeterRegistry meters) {
        return new Service("articles", settings.services().articles(), client, settings.calls(), meters);
    }

    @Bean
    NewsletterService newsletterService(NewsroomSettings settings, HttpClient client, MeterRegistry meters) {
        var calls = settings.calls();
        // A page is held up for a moment at most, for what only says more.
        var shorter = new NewsroomSettings.Calls(calls.connect(), LEAST, calls.upload(), calls.atOnce());
        return new NewsletterService(
                new Service("newsletter", settings.services().newsletter(), client, shorter, meters));
    }

    @Bean
    ArticleService articleService(Service articles) {
        return new ArticleService(articles);
    }

    @Bean
    FrontOrders frontOrders(Service articles) {
        return new FrontOrders(articles);
    }

    @Bean
    SectionTrees sectionTrees(Service articles) {
        return new SectionTrees(articles);
    }

    @Bean
    Presences presences(Service articles) {
        return new Presences(articles);
    }

    @Bean
    Pictures pictures(Service articles) {
        return new Pictures(articles);
    }

    @Bean
    Service comments(NewsroomSettings settings, HttpClient client, MeterRegistry meters) {
        return new Service("comments", settings.services().comments(), client, settings.calls(), meters);
    }

    @Bean
    CommentService commentService(Service comments) {
        return new CommentService(comments);
    }

    @Bean
    ReaderComments readerComments(Service comments) {
        return new ReaderComments(comments);
    }

    @Bean
    ModerationRules moderationRules(Service comments) {
        return new ModerationRules(comments);
    }

    /** Where the issuer answers this process; other issuers are not asked. */
    @Bean
    AccountService accountService(NewsroomSettings settings, HttpClient client, MeterRegistry meters) {
        var issuer = Objects.requireNonNullElse(settings.issuerReachedAt(), settings.issuerUrl());
        return new AccountService(new Service(AccountService.NAME, issuer, client, settings.calls(), meters));
    }
}
