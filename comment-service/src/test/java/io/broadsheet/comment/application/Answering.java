package io.broadsheet.comment.application;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in for an interface of which a test needs one or two methods. */
@FunctionalInterface
interface Answering {
    @Nullable Object to(String method, Object[] arguments) throws Exception;

    static <T> T as(Class<T> type, Answering answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method.getName(), arguments)));
    }
}
