/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.ConsumerOperationsMXBean;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.proof.RecoveryScan;
import io.xonce.interceptor.server.Transactions;
import io.xonce.ledger.FailedMessage;
import io.xonce.store.MessageKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** One consumer, for consoles. */
final class ConsumerOperations implements ConsumerOperationsMXBean {

  private final ConsumerView view;
  private final Transactions transactions;
  private final ActionRecord actions;

  ConsumerOperations(ConsumerView view, Transactions transactions) {
    this.view = view;
    this.transactions = transactions;
    this.actions = new ActionRecord(view);
  }

  @Override
  public String getState() {
    return answer(() -> StateAnswer.of(view));
  }

  @Override
  public String getStoredRecords() {
    return answer(() -> StoreAnswer.of(view));
  }

  @Override
  public String search(String criteria) {
    return answer(() -> new KeyFinder(view, criteria).answer());
  }

  @Override
  public String story(String keyHash) {
    return answer(() -> StoryAnswer.of(view.story(key(keyHash))));
  }

  @Override
  public String failures(String[] messageIds) {
    return answer(
        () -> FailureAnswer.of(FailedMessage.of(view.store().dataSource(), few(messageIds))));
  }

  @Override
  public String verdicts(String queue, String[] messageIds) {
    return answer(() -> new DeadLetterJudge(view, queue).judge(few(messageIds)));
  }

  @Override
  public String getBranchesInDoubt() {
    return answer(() -> DoubtAnswer.of(view));
  }

  @Override
  public String getActions() {
    return answer(actions::latest);
  }

  @Override
  public String pause(String actor, String reason) {
    return done(
        "pause",
        view.name(),
        actor,
        reason,
        () -> {
          String said = view.pause().begin(reason + " (" + actor + ")");
          return new Deed(view.pause().ordered() != null, said);
        });
  }

  @Override
  public String resume(String actor, String reason) {
    return done("resume", view.name(), actor, reason, () -> new Deed(true, view.pause().end()));
  }

  @Override
  public String recover(String actor, String reason) {
    return done(
        "recover",
        view.store().label(),
        actor,
        reason,
        () -> {
          RecoveryScan.run(transactions);
          return new Deed(true, "Recovery has looked for branches in doubt.");
        });
  }

  @Override
  public String forget(String keyHash, String actor, String reason) {
    return answer(
        () -> {
          KeyForgetting forgetting = new KeyForgetting(view, key(keyHash));
          return actions.run("forget", forgetting.subject(), actor, reason, forgetting);
        });
  }

  @Override
  public String rehearse(
      String queue, String messageId, String origin, String actor, String reason) {
    return answer(
        () -> {
          LetterRehearsal rehearsal = LetterRehearsal.of(view, queue, messageId, origin);
          return rehearsal.addTo(
              actions.run("rehearse", messageId + " from " + queue, actor, reason, rehearsal));
        });
  }

  @Override
  public String begin(String kind, String subject, String actor, String reason) {
    return answer(() -> new JsonText().with("id", actions.begin(kind, subject, actor, reason)));
  }

  @Override
  public String end(String id, String result) {
    return answer(() -> actions.end(id, result));
  }

  private String done(
      String kind, String subject, String actor, String reason, Callable<Deed> deed) {
    return answer(() -> actions.run(kind, subject, actor, reason, deed));
  }

  private MessageKey key(String hash) {
    return MessageKey.stored(view.name(), HexFormat.of().parseHex(hash), "");
  }

  /** One that is none must not keep the others from an answer. */
  private static List<String> few(String... messageIds) {
    return Arrays.stream(messageIds).filter(Objects::nonNull).limit(FailedMessage.MOST).toList();
  }

  /** Whoever asks may be in another process, or have none of the classes of an exception. */
  private String answer(Callable<JsonText> work) {
    try {
      return work.call().toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JsonText().with("error", "Interrupted: the server wants the thread").toString();
    } catch (Exception e) {
      return new JsonText().with("error", Printable.reason(e)).toString();
    }
  }
}
