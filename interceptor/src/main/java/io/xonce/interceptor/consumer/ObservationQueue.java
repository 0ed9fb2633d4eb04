/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.DuplicateClassifier;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.IncomingMessage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import javax.naming.NamingException;

/**
 * Takes messages under observation to the store, in the background and in transactions of its own.
 * What does not fit into its bounds is not observed, which is counted and told: its key is not
 * recorded.
 */
public final class ObservationQueue {

  private static final String EXECUTOR = "java:jboss/ee/concurrency/executor/default";
  private static final int WAITING = 1000;

  private final StoreHandle store;
  private final Observation observation;
  private final Semaphore places = new Semaphore(WAITING);

  public ObservationQueue(StoreHandle store, Observation observation) {
    this.store = store;
    this.observation = observation;
  }

  void add(IncomingMessage message, DuplicateClassifier copy) {
    if (!places.tryAcquire()) {
      observation.lost(WAITING + " others wait for the store");
      return;
    }
    try {
      Jndi.find(EXECUTOR, ExecutorService.class).execute(() -> look(message, copy));
    } catch (NamingException | RejectedExecutionException e) {
      places.release();
      observation.lost(Printable.clause(e));
      LOG.debugf(e, "Not observed");
    }
  }

  private void look(IncomingMessage message, DuplicateClassifier copy) {
    try {
      observation.seen(message, copy, store.open().claimAlone(message));
    } catch (RuntimeException e) {
      observation.lost(Printable.clause(e));
      LOG.debugf(e, "Not observed");
    } finally {
      places.release();
    }
  }
}
