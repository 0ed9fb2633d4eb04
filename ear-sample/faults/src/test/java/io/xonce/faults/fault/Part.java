/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Books;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Store;
import io.xonce.faults.site.Topology;
import io.xonce.lab.Disk;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fault can meet, each in a process of its own, in the order in which they start. */
enum Part {
  DATABASE {
    @Override
    boolean isOf(Form form) {
      return form.is(Store.POSTGRES);
    }

    @Override
    List<Books> books(Site site) {
      return List.of(site.books());
    }

    @Override
    long pid(Site site) {
      return site.postgres().pid();
    }

    @Override
    boolean works(Site site) {
      return site.books().takesWrites();
    }

    @Override
    @Nullable Disk disk(Site site) {
      return site.disks().database();
    }

    @Override
    void kill(Site site) {
      site.postgres().kill();
    }

    @Override
    void restart(Site site) {
      site.postgres().restart();
    }
  },
  MARIADB {
    @Override
    boolean isFor(Topology topology) {
      return Store.MARIADB.isFor(topology);
    }

    @Override
    boolean isPossible() {
      return Store.MARIADB.isPossible();
    }

    @Override
    boolean isOf(Form form) {
      return form.is(Store.MARIADB);
    }

    @Override
    List<Books> books(Site site) {
      return List.of(site.mariaDbBooks());
    }

    @Override
    long pid(Site site) {
      return site.mariaDb().pid();
    }

    @Override
    @Nullable Disk disk(Site site) {
      return site.disks().mariaDb();
    }

    @Override
    void kill(Site site) {
      site.mariaDb().kill();
    }

    @Override
    void restart(Site site) {
      site.mariaDb().restart();
    }
  },
  /** By itself. */
  BROKER {
    @Override
    boolean isFor(Topology topology) {
      return topology == Topology.REMOTE;
    }

    @Override
    long pid(Site site) {
      return site.artemis().pid();
    }

    @Override
    @Nullable Disk disk(Site site) {
      return site.disks().broker();
    }

    @Override
    Path log(Site site) {
      return site.artemis().log();
    }

    @Override
    void kill(Site site) {
      site.artemis().kill();
    }

    @Override
    void restart(Site site) {
      site.artemis().stop();
      site.artemis().start();
    }
  },
  /** Of two that share broker and database. */
  SECOND_SERVER {
    @Override
    boolean isFor(Topology topology) {
      return topology.servers() > 1;
    }

    @Override
    long pid(Site site) {
      return site.secondServer().pid();
    }

    @Override
    @Nullable Disk disk(Site site) {
      return null;
    }

    @Override
    void kill(Site site) {
      site.secondServer().kill();
    }

    @Override
    void restart(Site site) {
      site.secondServer().stop();
      site.start(site.secondServer());
    }
  },
  /** With its transaction manager, and its broker where that does not run by itself. */
  SERVER {
    @Override
    long pid(Site site) {
      return site.server().pid();
    }

    @Override
    @Nullable Disk disk(Site site) {
      return site.disks().server();
    }

    @Override
    Path log(Site site) {
      return site.server().log();
    }

    @Override
    void kill(Site site) {
      site.server().kill();
    }

    @Override
    void restart(Site site) {
      site.server().stop();
      site.start(site.server());
    }
  };

  boolean isFor(Topology topology) {
    return true;
  }

  /** Whether there are programs of it for this machine. */
  boolean isPossible() {
    return true;
  }

  /** Whether it is for others to count what it leaves in doubt. */
  boolean isServer() {
    return this == SERVER || this == SECOND_SERVER;
  }

  boolean isDatabase() {
    return this == DATABASE || this == MARIADB;
  }

  /** Whether a form feels it. */
  boolean isOf(Form form) {
    return true;
  }

  /** Where it can be seen to be at work. */
  List<Books> books(Site site) {
    return site.allBooks();
  }

  abstract long pid(Site site);

  /** Whether it does what needs its disk. */
  boolean works(Site site) {
    return site.queues().answers();
  }

  /** What it keeps is on; null if that cannot lose its power. */
  abstract @Nullable Disk disk(Site site);

  /** What the broker in it tells. */
  Path log(Site site) {
    throw new UnsupportedOperationException(this + " has no broker");
  }

  /** As a crash would, in all its processes. */
  abstract void kill(Site site);

  /** Stops it in good order, if it runs, and starts it again. */
  abstract void restart(Site site);
}
