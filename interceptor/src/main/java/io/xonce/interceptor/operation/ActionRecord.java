/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.server.ServerModel;
import io.xonce.ledger.OperatorAction;
import io.xonce.ledger.OperatorActions;
import io.xonce.store.StoreException;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Records what operators do with a consumer, in its store and in the log. */
final class ActionRecord {

  private static final int MOST = 100;

  private final ConsumerView view;

  ActionRecord(ConsumerView view) {
    this.view = view;
  }

  /** Does what is recorded, and nothing that is not. */
  JsonText run(String kind, String subject, String actor, String reason, Callable<Deed> work)
      throws Exception {
    UUID id = begin(kind, subject, actor, reason);
    Deed deed;
    try {
      deed = work.call();
    } catch (Exception e) {
      ended(id, "Failed: " + Printable.reason(e));
      throw e;
    }
    String said = deed.result() + ended(id, deed.result());
    return new JsonText().with("id", id).with("done", deed.done()).with("result", said);
  }

  /**
   * Records what came of it. What is done stays done where that fails: whoever is told of a failure
   * instead would do it again.
   *
   * @return what to add to the answer; empty if it is recorded
   */
  private String ended(UUID id, String result) {
    try {
      actions().end(id, result);
      return "";
    } catch (StoreException e) {
      LOG.debugf(e, "The end of action %s is not recorded: %s", id, result);
      return " Its end is not recorded: " + Printable.reason(e);
    }
  }

  UUID begin(String kind, String subject, String actor, String reason) {
    if (actor.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("Say who does it, and why");
    }
    UUID id = actions().begin(view.name(), kind, subject, actor, reason);
    LOG.operatorActs(
        Printable.of(actor),
        Printable.of(kind),
        Printable.of(subject),
        view.name(),
        Printable.of(reason));
    return id;
  }

  JsonText end(String id, String result) {
    actions().end(UUID.fromString(id), result);
    return new JsonText().with("id", id);
  }

  JsonText latest() {
    return new JsonText().withAll("actions", actions().latest(MOST), ActionRecord::written);
  }

  private static JsonText written(OperatorAction action) {
    return new JsonText()
        .with("id", action.id())
        .with("consumer", action.consumer())
        .with("kind", action.kind())
        .with("subject", action.subject())
        .with("actor", action.actor())
        .with("reason", action.reason())
        .with("node", action.node())
        .with("begunAt", action.begunAt())
        .with("endedAt", action.endedAt())
        .with("result", action.result());
  }

  private OperatorActions actions() {
    String node =
        ServerModel.ofThisServer()
            .value("subsystem=transactions", "nodeIdentifier")
            .orElse("this server");
    String name = node + "/" + view.ledger().application();
    return new OperatorActions(view.store().dataSource(), name);
  }
}
