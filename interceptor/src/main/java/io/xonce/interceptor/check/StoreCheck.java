/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.ConnectionPools;
import io.xonce.interceptor.server.ServerModel;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a store's database keeps what it commits, and its datasource is set up for two phases.
 */
record StoreCheck(ServerModel model, StoreHandle store, PreparedRoom room) {

  /** WildFly takes the first that is set for recovery; without any, it does none. */
  private static final List<String> RECOVERS =
      List.of(
          "recoveryUsername",
          "recoverySecurityDomain",
          "recoveryAuthenticationContext",
          "userName",
          "securityDomain",
          "authenticationContext");

  /** Drivers' own, whose answers make the coordinator give up branches that are still prepared. */
  private static final Map<String, String> HONEST =
      Map.of(
          "org.postgresql.xa.PGXADataSource", "io.xonce.xa.HonestXADataSource",
          "org.mariadb.jdbc.MariaDbDataSource", "io.xonce.xa.HonestMariaDbDataSource");

  /**
   * Asks the database, which must answer.
   *
   * @throws io.xonce.store.StoreException if it does not
   */
  void run() throws SQLException {
    DedupStore dedup = store.open();
    try (Connection connection = dedup.connect()) {
      dedup
          .durabilityDoubt(connection)
          .ifPresent(doubt -> LOG.commitsMayBeLost(store.name(), doubt));
      OptionalInt prepared = dedup.mostPrepared(connection);
      for (String pool : new ConnectionPools(model).xa(store.name())) {
        look(pool);
        prepared.ifPresent(most -> room.look(pool, most));
      }
    }
  }

  void look(String pool) {
    if (hasNoRecovery(pool) && isStillShown(pool)) {
      LOG.storeNotRecovered(store.name());
    }
    String driverOwn = xaClass(pool);
    String honest = HONEST.get(driverOwn);
    if (honest != null) {
      LOG.driverGivesBranchesUp(store.name(), driverOwn, honest);
    }
  }

  /** As the pool says, or its driver; empty: neither does. */
  private String xaClass(String pool) {
    return model
        .value(pool, "xaDatasourceClass")
        .or(() -> model.value(pool, "driverName").flatMap(this::xaClassOfDriver))
        .orElse("");
  }

  private Optional<String> xaClassOfDriver(String driver) {
    return model.value(
        "subsystem=datasources,jdbc-driver=" + driver, "driverXaDatasourceClassName");
  }

  private boolean hasNoRecovery(String pool) {
    return model.value(pool, "noRecovery").filter("true"::equals).isPresent()
        || RECOVERS.stream().allMatch(attribute -> model.value(pool, attribute).isEmpty());
  }

  /** What a server that is about to stop shows no more is not missing from its set-up. */
  private boolean isStillShown(String pool) {
    return model.value(pool, "jndiName").isPresent();
  }
}
