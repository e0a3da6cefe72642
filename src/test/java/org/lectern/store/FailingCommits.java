package org.lectern.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// A real connection whose next COMMIT fails before it is tried, with a code of one's choice.
final class FailingCommits {
    private final SQLiteErrorCode code;
    private boolean failing;

    FailingCommits(SQLiteErrorCode code) {
        this.code = code;
    }

    void fail() {
        failing = true;
    }

    Connection over(Connection real) {
        return proxy(Connection.class, (_, method, arguments) -> {
            Object result = call(real, method, arguments);
            return method.getName().equals("prepareStatement") && "COMMIT".equals(arguments[0])
                    ? over((PreparedStatement) result)
                    : result;
        });
    }

    private PreparedStatement over(PreparedStatement commit) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (failing && method.getName().equals("execute")) {
                failing = false;
                throw new SQLException("the disk fails", null, code.code);
            }
            return call(commit, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
