package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Documents that are made when they are asked for. */
final class Documents extends AbstractList<Document> implements RandomAccess {

    private final List<Stored> stored;

    Documents(List<Stored> stored) {
        this.stored = stored;
    }

    @Override
    public Document get(int index) {
        return stored.get(index).document();
    }

    @Override
    public int size() {
        return stored.size();
    }
}
