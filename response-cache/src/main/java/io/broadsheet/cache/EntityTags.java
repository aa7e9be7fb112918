package io.broadsheet.cache;

/** What {@code If-None-Match} names (RFC 9110, 13.1.2). */
final class EntityTags {

    private EntityTags() {}

    /** Whether it names the tag, weakly compared as the standard wants it for reads. */
    static boolean include(String ifNoneMatch, String tag) {
        if (ifNoneMatch.equals(tag)) {
            return true;
        }
        // Our tags have no comma and no quote inside: a plain cut cannot go wrong for them.
        for (var from = 0; from < ifNoneMatch.length(); ) {
            var comma = ifNoneMatch.indexOf(',', from);
            var to = comma < 0 ? ifNoneMatch.length() : comma;
            var named = ifNoneMatch.substring(from, to).strip();
            if (named.equals("*") || named.equals(tag) || named.startsWith("W/") && named.startsWith(tag, 2)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }
}
