package io.broadsheet.identity;

import io.broadsheet.identity.account.Role;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Roles in settings, under the names that they had before too. */
@Component
@ConfigurationPropertiesBinding
final class RoleWords implements Converter<String, Role> {

    @Override
    public Role convert(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "reporter" -> Role.AUTHOR;
            case "operator" -> Role.OPERATIONS;
            case String role ->
                Role.of(role).orElseThrow(() -> new IllegalArgumentException("no role is called " + role));
        };
    }
}
