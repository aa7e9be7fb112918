package io.broadsheet.article.popularity;

import static com.mongodb.client.model.Indexes.descending;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;

import io.broadsheet.chassis.store.CollectionIndexes;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ViewSettings.class)
class PopularityConfiguration {

    @Bean
    CollectionIndexes viewIndexes() {
        return new CollectionIndexes(
                MongoViews.VIEWS,
                Arrays.stream(Window.values())
                        .map(window -> plain(
                                "hot_" + window.word(),
                                descending(MongoViews.decayed(window)),
                                "the articles most read in " + window.word()))
                        .toList());
    }
}
