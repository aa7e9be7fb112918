package io.broadsheet.chassis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.BoundConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.PropertySource;

/**
 * Logs settings that nothing reads though their prefix is one of this service's: most likely they are mistyped, and
 * what was meant has its default. Settings of other services are left alone, since all may share one file.
 */
final class UnknownSettings implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final String OURS = "broadsheet";
    /** As Spring Boot names what is packaged with a service. */
    private static final String PACKAGED = "Config resource 'class path resource ";

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        unreadIn(ready.getApplicationContext())
                .forEach((name, origin) ->
                        LOG.warn("Nothing reads the setting {}, of {}: is it typed wrongly?", name, origin));
    }

    /** With where they come from. */
    private static TreeMap<String, String> unreadIn(ApplicationContext context) {
        Set<String> known = new HashSet<>();
        var bound = BoundConfigurationProperties.get(context);
        if (bound != null) {
            bound.getAll().keySet().forEach(name -> known.add(folded(name.toString())));
        }
        List<IterableConfigurationPropertySource> given = new ArrayList<>();
        for (var source : ConfigurationPropertySources.get(context.getEnvironment())) {
            if (source instanceof IterableConfigurationPropertySource all) {
                if (isPackaged(all)) { // with defaults for what is read by its name alone, too
                    all.forEach(name -> known.add(folded(name.toString())));
                } else {
                    given.add(all);
                }
            }
        }
        var prefixes = ConfigurationPropertiesBean.getAll(context).values().stream()
                .map(bean -> bean.getAnnotation().prefix())
                .filter(prefix -> prefix.startsWith(OURS + "."))
                .map(UnknownSettings::folded)
                .collect(Collectors.toSet());
        var unknown = new TreeMap<String, String>();
        for (var source : given) {
            source.stream()
                    .filter(name -> name.toString().startsWith(OURS))
                    .filter(name -> prefixes.stream().anyMatch(folded(name.toString())::startsWith))
                    .filter(name -> !known.contains(folded(name.toString())))
                    .map(source::getConfigurationProperty)
                    .filter(found -> found != null)
                    .forEach(found ->
                            unknown.putIfAbsent(found.getName().toString(), String.valueOf(found.getOrigin())));
        }
        return unknown;
    }

    private static boolean isPackaged(IterableConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> named
                && named.getName().startsWith(PACKAGED);
    }

    /** The same for all ways to write a name: the environment has no dashes, and some write underscores for them. */
    private static String folded(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
