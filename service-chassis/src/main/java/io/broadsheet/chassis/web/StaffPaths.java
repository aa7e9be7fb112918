package io.broadsheet.chassis.web;

import java.util.List;

/** Paths that only staff may call: a handler there that names no scope is denied, not public. */
public final class StaffPaths {
    private static final List<String> ROOTS = List.of("/newsroom", "/moderation");

    private StaffPaths() {}

    /** @param path a path or a route's pattern */
    public static boolean includes(String path) {
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    /** For security rules. */
    public static String[] patterns() {
        return ROOTS.stream()
                .flatMap(root -> List.of(root, root + "/**").stream())
                .toArray(String[]::new);
    }
}
