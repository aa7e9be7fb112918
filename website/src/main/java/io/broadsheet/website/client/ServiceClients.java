package io.broadsheet.website.client;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.WebsiteSettings.Calls;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One client for all, and bounds for each. */
@Configuration(proxyBeanMethods = false)
class ServiceClients {

    /** One batch after the other. */
    private static final int VIEWS_AT_ONCE = 1;

    /** article-service answers when the broker has, or after 4 s. */
    private static final Duration VIEWS_TAKE = Duration.ofSeconds(6);

    @Bean(destroyMethod = "shutdownNow")
    HttpClient serviceHttpClient(WebsiteSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.calls().connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    ArticleService articleService(WebsiteSettings settings, HttpClient client, MeterRegistry meters) {
        var address = settings.services().articles();
        var calls = settings.calls();
        var forViews = new Calls(calls.connect(), calls.answer(), VIEWS_TAKE, VIEWS_AT_ONCE);
        return new ArticleService(
                new Service("articles", address, client, calls, meters),
                new Service("views", address, client, forViews, meters));
    }

    @Bean
    CommentService commentService(WebsiteSettings settings, HttpClient client, MeterRegistry meters) {
        return new CommentService(
                new Service("comments", settings.services().comments(), client, settings.calls(), meters));
    }

    @Bean
    NewsletterService newsletterService(WebsiteSettings settings, HttpClient client, MeterRegistry meters) {
        return new NewsletterService(
                new Service("newsletter", settings.services().newsletter(), client, settings.calls(), meters));
    }
}
