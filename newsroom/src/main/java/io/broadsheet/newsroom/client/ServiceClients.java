package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.NewsroomSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One client for all. */
@Configuration(proxyBeanMethods = false)
class ServiceClients {

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
    ArticleService articleService(NewsroomSettings settings, HttpClient client, MeterRegistry meters) {
        var articles = settings.services().articles();
        return new ArticleService(new Service("articles", articles, client, settings.calls(), meters));
    }
}
