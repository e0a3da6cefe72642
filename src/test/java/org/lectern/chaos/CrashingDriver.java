package org.lectern.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;

/// SQLite's driver, at whose commits a bot may be killed: before one, in the midst of its writes, and after it; and in
/// the midst of a migration.
public final class CrashingDriver implements Driver {
    /// So many steps of SQLite's virtual machine make one passing of a point.
    private static final int STEPS = 40;

    private final JDBC sqlite = new JDBC();

    /// Which transaction a connection is in, and what its statements are.
    private static final class State {
        private String transaction = "";
    }

    public static void register() throws SQLException {
        for (Driver each : DriverManager.drivers().toList()) {
            DriverManager.deregisterDriver(each);
        }
        DriverManager.registerDriver(new CrashingDriver());
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = sqlite.connect(url, info);
        if (connection == null) {
            return null;
        }
        State state = new State();
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                if (!state.transaction.isEmpty()) {
                    CrashPoints.pass(state.transaction + ": within");
                }
                return 0;
            }
        });
        return wrapped(Connection.class, connection, (_, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return switch (result) {
                case PreparedStatement prepared -> statement(PreparedStatement.class, prepared, text(arguments), state);
                case Statement statement -> statement(Statement.class, statement, "", state);
                case null, default -> result;
            };
        });
    }

    private static <S extends Statement> S statement(Class<S> type, S statement, String prepared, State state) {
        return wrapped(type, statement, (_, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql = (prepared.isEmpty() ? text(arguments) : prepared).toUpperCase(Locale.ROOT);
            if (sql.startsWith("BEGIN")) {
                state.transaction = prepared.isEmpty() ? "migration" : "commit";
            }
            boolean commits = sql.startsWith("COMMIT");
            if (commits) {
                CrashPoints.pass(state.transaction + ": before");
            }
            Object result = call(statement, method, arguments);
            if (commits) {
                CrashPoints.pass(state.transaction + ": after");
                state.transaction = "";
            }
            return result;
        });
    }

    private static String text(Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
    }

    private static <T> T wrapped(Class<T> type, T what, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(what.getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object on, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return sqlite.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return sqlite.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return sqlite.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return sqlite.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return sqlite.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
