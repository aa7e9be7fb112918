package io.broadsheet.chassis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Skips auto-configurations that only other applications need: those in the packages of {@code
 * broadsheet.unused-auto-configuration}. It goes by names, before any class is loaded, so that an application is the
 * same whether it runs alone or beside others in one process.
 */
final class UnusedAutoConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {

    private List<String> unused = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        unused = Binder.get(environment)
                .bind("broadsheet.unused-auto-configuration", Bindable.listOf(String.class))
                .orElse(List.of());
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            var name = classes[i];
            wanted[i] = name == null || unused.stream().noneMatch(each -> name.startsWith(each + "."));
        }
        return wanted;
    }
}
