/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import java.time.Duration;
import java.util.List;

/**
 * How a consumer reacts to what is not a first copy.
 *
 * @param divertTo JNDI name, empty for none
 * @param replyTo {@link #HEADER}, a JNDI name, or empty for none
 * @param floor whether a message older than what the store remembers is diverted
 */
public record Policy(
    OnDuplicate onDuplicate,
    OnConflict onConflict,
    OnUnreadable onUnreadable,
    List<Class<? extends Exception>> terminalOn,
    String divertTo,
    String replyTo,
    boolean floor) {

  private static final String HEADER = "JMSReplyTo";

  /** Less would leave little between the tolerance for producers' clocks and the retention. */
  private static final Duration LEAST_WITH_FLOOR = Duration.ofHours(1);

  /** Fails on what cannot be done, and on what was set and would do nothing. */
  void check(String consumer, Duration retention) {
    if (onDuplicate == OnDuplicate.REPLAY && replyTo.isEmpty()) {
      throw LOG.replayWithoutDestination(consumer);
    }
    if (diverts() && divertTo.isEmpty()) {
      throw LOG.divertNowhere(consumer);
    }
    if (!divertTo.isEmpty() && !diverts() && terminalOn.isEmpty()) {
      throw LOG.nothingDiverted(consumer, divertTo);
    }
    if (floor && retention.compareTo(LEAST_WITH_FLOOR) < 0) {
      throw LOG.retentionTooShortForFloor(consumer, retention);
    }
  }

  /**
   * Fails if a message that is acknowledged after the commit, and comes again because its
   * acknowledgement was lost, could be processed twice.
   */
  public void checkLateAcknowledgement(String consumer) {
    if (!floor) {
      throw LOG.acknowledgedLaterWithoutFloor(consumer);
    }
    if (onDuplicate == OnDuplicate.PROCEED) {
      throw LOG.acknowledgedLaterAndProceeds(consumer);
    }
  }

  /** A terminal exception may stand behind what containers wrapped around it. */
  public boolean isTerminal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Throwable thrown = cause;
      if (terminalOn.stream().anyMatch(type -> type.isInstance(thrown))) {
        return true;
      }
    }
    return false;
  }

  /** Each request names where its reply goes. */
  public boolean repliesToHeader() {
    return replyTo.equals(HEADER);
  }

  private boolean diverts() {
    return onDuplicate == OnDuplicate.DIVERT
        || onConflict == OnConflict.DIVERT
        || onUnreadable == OnUnreadable.DIVERT
        || floor;
  }
}
