/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import java.time.Duration;
import java.util.Random;

/** What goes wrong at random. Each makes sure that it took place, and puts all back to work. */
public enum Fault {
  /** {@code kill -9} of the server, with its broker and its transaction manager. */
  SERVER_KILL {
    @Override
    long strike(Site site, Random random) {
      kill(site.server().pid(), site.server()::kill);
      long inDoubt = site.books().prepared();
      site.startServer();
      return inDoubt;
    }
  },
  /** {@code kill -9} of the database in all its processes. */
  DATABASE_KILL {
    @Override
    long strike(Site site, Random random) {
      kill(site.postgres().pid(), site.postgres()::kill);
      site.postgres().restart();
      return site.books().prepared();
    }
  },
  /** A fast shutdown of the database, which cuts its clients off and says so (57P01). */
  DATABASE_STOP {
    @Override
    long strike(Site site, Random random) {
      long before = site.postgres().pid();
      site.postgres().restart();
      require(site.postgres().pid() != before && !Signals.isAlive(before), "restarted");
      return site.books().prepared();
    }
  },
  /** An operator ends one session in the middle of its transaction. */
  SESSION_END {
    @Override
    long strike(Site site, Random random) {
      for (int i = 0; i < TRIES; i++) {
        if (site.books().terminateOne()) {
          return site.books().prepared();
        }
      }
      throw new IllegalStateException("No session was in a transaction");
    }
  },
  /** {@code kill -9} of a broker that runs by itself. */
  BROKER_KILL {
    @Override
    boolean isFor(Topology topology) {
      return topology == Topology.REMOTE;
    }

    @Override
    long strike(Site site, Random random) {
      kill(site.artemis().pid(), site.artemis()::kill);
      site.artemis().start();
      return site.books().prepared();
    }
  },
  /** A broker that runs by itself holds its breath. */
  BROKER_PAUSE {
    @Override
    boolean isFor(Topology topology) {
      return topology == Topology.REMOTE;
    }

    @Override
    long strike(Site site, Random random) {
      Signals.pause(site.artemis().pid(), breath(random));
      return site.books().prepared();
    }
  },
  /** The server holds its breath. */
  SERVER_PAUSE {
    @Override
    long strike(Site site, Random random) {
      Signals.pause(site.server().pid(), breath(random));
      return site.books().prepared();
    }
  },
  /** The database holds its breath. */
  DATABASE_PAUSE {
    @Override
    long strike(Site site, Random random) {
      Signals.pause(site.postgres().pid(), breath(random));
      return site.books().prepared();
    }
  };

  private static final int TRIES = 1_000;
  private static final int LEAST_SECONDS = 5;
  private static final int MOST_SECONDS = 30;

  /** Whether there is that of which it is a fault. */
  boolean isFor(Topology topology) {
    return true;
  }

  /** Strikes, puts all back to work, and answers how many branches were in doubt between. */
  abstract long strike(Site site, Random random);

  private static void kill(long pid, Runnable kill) {
    require(Signals.isAlive(pid), "alive");
    kill.run();
    require(!Signals.isAlive(pid), "dead");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("It should be " + what + ", and is not");
    }
  }

  /** Most are short, some are long. */
  private static Duration breath(Random random) {
    double share = random.nextDouble();
    return Duration.ofSeconds(
        LEAST_SECONDS + (long) ((MOST_SECONDS - LEAST_SECONDS) * share * share));
  }
}
