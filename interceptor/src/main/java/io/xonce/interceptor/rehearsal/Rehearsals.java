/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rehearsals of one consumer whose token is on its way, by their marks. A mark is good once,
 * and known to nobody but this server, as long as it runs.
 *
 * <p>Thread-safe.
 */
public final class Rehearsals {

  private final Map<String, Rehearsal> waiting = new ConcurrentHashMap<>();

  /** Announces one; returns the mark of its token, which nobody can guess. */
  public String announce(Rehearsal rehearsal) {
    String mark = UUID.randomUUID().toString();
    waiting.put(mark, rehearsal);
    return mark;
  }

  /** That of a token which has come; null: nobody waits for it. */
  @Nullable Rehearsal take(String mark) {
    return waiting.remove(mark);
  }

  /** From now on its token is dropped. Returns false if that has come already. */
  public boolean withdraw(String mark) {
    return waiting.remove(mark) != null;
  }
}
