package io.broadsheet.chassis.web;

import java.util.List;

/** Addresses that are staff's as a whole: what is forgotten there is denied, not open. */
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
