package io.broadsheet.article;

import io.broadsheet.article.application.ArticleSettings;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.article.rendering.PictureSettings;
import io.broadsheet.chassis.ChassisApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Owns articles. */
@SpringBootApplication(scanBasePackageClasses = ArticleServiceApplication.class)
@EnableConfigurationProperties({ArticleSettings.class, ImageSettings.class, PictureSettings.class})
public class ArticleServiceApplication {

    public static void main(String... args) {
        ChassisApplication.run(ArticleServiceApplication.class, "article-service", args);
    }
}
