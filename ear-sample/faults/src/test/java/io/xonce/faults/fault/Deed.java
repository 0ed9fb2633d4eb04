/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.awaitility.Awaitility.await;

import io.xonce.faults.site.Books;
import io.xonce.faults.site.Disks;
import io.xonce.faults.site.Site;
import io.xonce.lab.Disk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What is done to parts of a site. Each makes sure that it took place, and puts all back to work.
 */
enum Deed {
  /** {@code kill -9}, of several parts as nearly at once as can be. */
  KILL {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      for (Part part : parts) {
        long pid = part.pid(site);
        require(Signals.isAlive(pid), "alive");
        part.kill(site);
        require(!Signals.isAlive(pid), "dead");
      }
      return bringBack(site, parts);
    }
  },
  /** The same, and once more when it has come back and has not ended all that it left. */
  KILL_IN_RECOVERY {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      for (int i = 0; i < TRIES; i++) {
        await("work").atMost(HANG).until(() -> site.books().inTransaction() > 0);
        if (KILL.strike(site, parts, random) > 0 && site.inDoubt() > 0) {
          return KILL.strike(site, parts, random);
        }
      }
      throw new IllegalStateException("Nothing was in doubt after a kill");
    }
  },
  /**
   * The machine of each loses its power: what was not forced to its disk by then is gone. Nobody
   * writes any more when that happens.
   */
  CUT_POWER {
    @Override
    String share() {
      return "faults.power";
    }

    @Override
    boolean isPossible() {
      return Disks.arePossible();
    }

    @Override
    long strike(Site site, List<Part> parts, Random random) {
      List<Disk> disks = disks(site, parts);
      parts.forEach(part -> Signals.freeze(part.pid(site)));
      disks.forEach(Disk::cutPower);
      parts.forEach(part -> part.kill(site));
      disks.forEach(Disk::restorePower);
      return bringBack(site, parts);
    }
  },
  /** Is not there for as long as {@code faults.away} says. */
  STAY_AWAY {
    @Override
    String share() {
      return "faults.outages";
    }

    @Override
    long strike(Site site, List<Part> parts, Random random) {
      parts.forEach(part -> part.kill(site));
      Signals.sleep(Duration.parse(Site.property("faults.away")));
      return bringBack(site, parts);
    }
  },
  /** A shutdown; that of a database is a fast one, which cuts the clients off and says so. */
  STOP {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      for (Part part : parts) {
        long before = part.pid(site);
        part.restart(site);
        require(part.pid(site) != before && !Signals.isAlive(before), "restarted");
      }
      return inDoubt(site, parts);
    }
  },
  /** Holds its breath. Most are short, some are long. */
  PAUSE {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      double share = random.nextDouble();
      Duration breath = Duration.ofSeconds(5 + (long) (25 * share * share));
      parts.forEach(part -> Signals.pause(part.pid(site), breath));
      return site.inDoubt();
    }
  },
  /**
   * Somebody else fills the disk so far that the broker on it lets nobody send. Some are killed
   * then, the others get room again as they are.
   */
  FILL_DISK {
    @Override
    boolean isPossible() {
      return Disks.arePossible();
    }

    @Override
    long strike(Site site, List<Part> parts, Random random) {
      boolean isKilled = random.nextBoolean();
      List<Disk> disks = disks(site, parts);
      List<BrokerLog> logs = parts.stream().map(part -> new BrokerLog(part.log(site))).toList();
      try {
        disks.forEach(disk -> disk.fillTo(Disks.FULL));
        logs.forEach(BrokerLog::awaitBlocked);
        Signals.sleep(TO_BE_FELT);
        if (isKilled) {
          parts.forEach(part -> part.kill(site));
        }
      } finally {
        disks.forEach(Disk::makeRoom);
      }
      if (isKilled) {
        return bringBack(site, parts);
      }
      logs.forEach(BrokerLog::awaitUnblocked);
      return site.inDoubt();
    }
  },
  /** No file takes a byte more, until somebody makes room and starts it again. */
  TAKE_ROOM {
    @Override
    boolean isPossible() {
      return Signals.canRefuseWrites();
    }

    @Override
    long strike(Site site, List<Part> parts, Random random) {
      for (Part part : parts) {
        Signals.refuseWrites(part.pid(site));
        await("that it feels it").atMost(HANG).until(() -> !part.works(site));
        part.kill(site);
      }
      return bringBack(site, parts);
    }
  },
  /** An operator ends one session of a database in the middle of its transaction. */
  END_SESSION {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      for (int i = 0; i < TRIES; i++) {
        if (books(site, parts).allMatch(Books::terminateOne)) {
          return site.inDoubt();
        }
      }
      throw new IllegalStateException("No session was in a transaction");
    }
  },
  /** Somebody else holds rows for longer than a delivery waits for a lock. */
  LOCK {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      books(site, parts).forEach(books -> books.lock(LONGER_THAN_THE_LOCK_TIMEOUT));
      return site.inDoubt();
    }
  },
  /** The application goes and comes back while it is at work. */
  REDEPLOY {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      site.undeployForms();
      long inDoubt = site.inDoubt();
      site.deployForms();
      return inDoubt;
    }
  },
  /** An operator suspends the server while it is at work, and resumes it. */
  SUSPEND {
    @Override
    long strike(Site site, List<Part> parts, Random random) {
      require(site.management().suspend().startsWith("SUSPEND"), "suspended");
      long inDoubt = site.inDoubt();
      require(site.management().resume().equals("RUNNING"), "running");
      return inDoubt;
    }
  };

  private static final Duration HANG = Duration.ofMinutes(2);

  /** That of the shipped set-up is 10 seconds. */
  private static final Duration LONGER_THAN_THE_LOCK_TIMEOUT = Duration.ofSeconds(11);

  /** So that what goes on without new messages meets a disk that is nearly full. */
  private static final Duration TO_BE_FELT = Duration.ofSeconds(3);

  /** How often is looked for what it is to meet. */
  private static final int TRIES = 1_000;

  /** The property that says how often it strikes each that it can. */
  String share() {
    return "faults.others";
  }

  /** Whether this machine lets it be done. */
  boolean isPossible() {
    return true;
  }

  /** Answers how many branches were in doubt between. */
  abstract long strike(Site site, List<Part> parts, Random random);

  /** Servers come last, so that what is in doubt can be counted. */
  private static long bringBack(Site site, List<Part> parts) {
    parts.stream().filter(part -> !part.isServer()).forEach(part -> part.restart(site));
    long inDoubt = inDoubt(site, parts);
    parts.stream().filter(Part::isServer).forEach(part -> part.restart(site));
    return inDoubt;
  }

  /** Of databases that have come back those that were there before, and not what is new. */
  private static long inDoubt(Site site, List<Part> parts) {
    List<Part> databases = parts.stream().filter(Part::isDatabase).toList();
    return databases.isEmpty()
        ? site.inDoubt()
        : books(site, databases).mapToLong(Books::outlived).sum();
  }

  private static List<Disk> disks(Site site, List<Part> parts) {
    return parts.stream().map(part -> Objects.requireNonNull(part.disk(site))).toList();
  }

  private static Stream<Books> books(Site site, List<Part> parts) {
    return parts.stream().flatMap(part -> part.books(site).stream());
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("It should be " + what + ", and is not");
    }
  }
}
