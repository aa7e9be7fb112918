package io.broadsheet.article.rendering;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code broadsheet.pictures.*}, the same for the website, whose content security policy follows it.
 *
 * @param hosts from where pictures within texts may come beside the paper's own library, like {@code img.news.example}
 */
@ConfigurationProperties("broadsheet.pictures")
public record PictureSettings(@DefaultValue List<String> hosts) {}
