package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.NotAllowed;
import io.broadsheet.newsroom.session.Session;

/** Who may decide on comments. The service says so too; here it is said before anything is asked. */
final class Moderators {

    private Moderators() {}

    static void require(Session session) {
        if (!session.mayModerate()) {
            throw new NotAllowed();
        }
    }
}
