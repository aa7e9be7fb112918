package io.broadsheet.article.application;

import io.broadsheet.article.domain.FrontOrder;
import java.util.function.UnaryOperator;

/** Where the front page's order by hand is kept. */
public interface FrontOrders {

    FrontOrder current();

    /** Lost against a concurrent change, the decision is taken again: it must be pure. */
    FrontOrder change(UnaryOperator<FrontOrder> decision);
}
