/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.lab.Breakpoint;
import io.xonce.lab.WildFly;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a thread comes to a point: to the beginning of one method after another, each in the same
 * thread as the one before, whose work is done by then.
 *
 * @param torn whether it goes on from there until the log has written half of what it was to write
 */
record Way(List<Stop> stops, boolean torn) {

  /** From the log of the coordinator to the file that it writes. */
  private static final List<String> FILE_OF_THE_LOG = List.of("journal", "currentFile", "file");

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_TRIES = 6;

  /** What is loaded under these names when the server has worked. */
  enum Type {
    BROKER("org.apache.activemq.artemis.core.client.impl.ClientSessionImpl"),
    DATABASE("io.xonce.xa.HonestXAResource"),
    BEAN("io.xonce.faults.bean.Handler"),
    COORDINATOR("com.arjuna.ats.arjuna.coordinator.BasicAction"),
    LOG("com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalStore"),
    RECOVERY("com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule"),
    ACKNOWLEDGEMENT("io.xonce.ra.inbound.AcknowledgingSession");

    private final String name;

    Type(String name) {
      this.name = name;
    }
  }

  private record Stop(Type type, String method) {}

  static Way to(Type type, String method) {
    return new Way(List.of(new Stop(type, method)), false);
  }

  Way then(Type type, String method) {
    return new Way(Stream.concat(stops.stream(), Stream.of(new Stop(type, method))).toList(), torn);
  }

  /** In the middle of what the log, to which it leads, writes to its disk. */
  Way intoTheWrite() {
    return new Way(stops, true);
  }

  /** Waits for a thread that comes by this way, and holds it at its end. */
  Breakpoint await(WildFly server) {
    Stop first = stops.get(0);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Breakpoint breakpoint = server.breakpoint(first.type().name, first.method());
      breakpoint.awaitArrival();
      if (comesToTheEnd(breakpoint)) {
        if (torn) {
          tear(breakpoint);
        }
        return breakpoint;
      }
      breakpoint.letGo();
    }
    throw new IllegalStateException("No thread has come by " + this);
  }

  /** A branch of what is sent commits last: from there nobody goes on to the database. */
  private boolean comesToTheEnd(Breakpoint breakpoint) {
    return stops.stream()
        .skip(1)
        .allMatch(
            next -> {
              breakpoint.moveTo(next.type().name, next.method());
              return breakpoint.arrivesIn(PATIENCE);
            });
  }

  private static void tear(Breakpoint logging) {
    logging.moveInto(FILE_OF_THE_LOG, "doInternalWrite");
    logging.awaitArrival();
    logging.halveTheBuffer();
    logging.moveOut();
    logging.awaitArrival();
  }
}
