/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pools of the server's datasources, in its management model.
 *
 * @param model of the server
 */
public record ConnectionPools(ServerModel model) {

  private static final String XA = "subsystem=datasources,xa-data-source=*";
  private static final List<String> ALL = List.of(XA, "subsystem=datasources,data-source=*");

  /** Addresses of the XA datasources of this JNDI name. */
  public List<String> xa(String jndiName) {
    return named(jndiName, XA).toList();
  }

  /** Addresses of all XA datasources in use that lead to the same PostgreSQL server as this one. */
  public List<String> besides(String pool) {
    Optional<PostgresAddress> server = PostgresAddress.of(model, pool);
    return model.resources(XA).stream()
        .filter(
            each ->
                each.equals(pool)
                    || (server.isPresent() && PostgresAddress.of(model, each).equals(server)))
        .filter(each -> model.value(each, "enabled").filter("false"::equals).isEmpty())
        .toList();
  }

  /**
   * Gives up its connections, those in use when they are given back. A driver's own datasource does
   * not tell its pool that a connection leads to a server that only reads, and the pool would hand
   * it out for ever.
   */
  public void flush(String jndiName) {
    ALL.stream()
        .flatMap(pattern -> named(jndiName, pattern))
        .forEach(pool -> model.execute(pool, "flushGracefullyConnectionInPool"));
  }

  private Stream<String> named(String jndiName, String pattern) {
    return model.resources(pattern).stream()
        .filter(
            pool ->
                model
                    .value(pool, "jndiName")
                    .map(DataSources::canonical)
                    .filter(jndiName::equals)
                    .isPresent());
  }
}
