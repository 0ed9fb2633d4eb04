/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record, in a store, of something that the console does itself. */
final class Recording {

  private static final System.Logger LOG = System.getLogger(Recording.class.getName());

  private final Consumers consumers;
  private final ConsumerId recorder;
  private final String store;
  private final String action;

  private Recording(Consumers consumers, ConsumerId recorder, String action) {
    this.consumers = consumers;
    this.recorder = recorder;
    this.store = consumers.storeOf(recorder);
    this.action = action;
  }

  /**
   * Records that it begins; refuses if that cannot be recorded.
   *
   * @param own the consumer that it concerns; null: none
   */
  static Recording begin(
      Consumers consumers,
      @Nullable ConsumerId own,
      String kind,
      String subject,
      String actor,
      String reason) {
    ConsumerId recorder = own == null ? consumers.anyRecorder() : own;
    String action = consumers.call(recorder, "begin", kind, subject, actor, reason).getString("id");
    return new Recording(consumers, recorder, action);
  }

  /**
   * Records what came of it, by any consumer of the store: that which has recorded its beginning
   * may be undeployed by now. What nobody can record is in the log of the server.
   */
  void end(String result) {
    Set<ConsumerId> recorders = new LinkedHashSet<>(Set.of(recorder));
    recorders.addAll(consumers.ofStore(store));
    Set<String> problems = new LinkedHashSet<>();
    for (ConsumerId each : recorders) {
      try {
        consumers.call(each, "end", action, result);
        return;
      } catch (RuntimeException e) { // Refused; or an application at its end throws whatever.
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    String text = "The end of action %s is not recorded, it is: %s. %s";
    LOG.log(Level.WARNING, text.formatted(action, result, problems).replaceAll("\\p{Cntrl}", "?"));
  }
}
