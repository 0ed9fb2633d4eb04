/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.NarayanaTransaction;
import io.xonce.interceptor.server.ServerModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Whether this server can bring its own transactions to their end after a crash. */
record TransactionsCheck(ServerModel model) {

  private static final String SUBSYSTEM = "subsystem=transactions";

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  void run() {
    Optional<String> node = value("nodeIdentifier");
    node.filter(NarayanaTransaction.DEFAULT_NODE::equals)
        .ifPresent(name -> LOG.nodeIdentifierIsDefault());
    // WildFly has recovery take the branches of this name, whatever a property of Narayana says.
    node.filter(NarayanaTransaction.EVERY_NODE::equals)
        .ifPresent(name -> LOG.nodeIdentifierIsThatOfAll());
    log().ifPresent(TransactionsCheck::look);
  }

  private static void look(Path log) {
    try {
      String type = Files.getFileStore(log).type();
      if (IN_MEMORY.contains(type)) {
        LOG.transactionLogInMemory(log.toString(), type);
      }
    } catch (IOException e) {
      LOG.debugf(e, "What %s lies on cannot be seen", log);
    }
  }

  /** Where the transaction log is; empty if it is in a database. */
  private Optional<Path> log() {
    if (value("useJdbcStore").filter("true"::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Path> base =
        value("objectStoreRelativeTo")
            .flatMap(name -> model.value("path=" + name, "path"))
            .map(Path::of);
    return value("objectStorePath")
        .map(path -> base.map(directory -> directory.resolve(path)).orElse(Path.of(path)));
  }

  private Optional<String> value(String attribute) {
    return model.value(SUBSYSTEM, attribute);
  }
}
