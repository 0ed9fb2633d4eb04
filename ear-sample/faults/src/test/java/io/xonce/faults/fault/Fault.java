/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Form;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What goes wrong at random. */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
public enum Fault {
  SERVER_KILL(Deed.KILL, Part.SERVER) {
    @Override
    public String share() {
      return "faults.kills";
    }
  },
  SECOND_SERVER_KILL(Deed.KILL, Part.SECOND_SERVER),
  BOTH_SERVERS_KILL(Deed.KILL, Part.SERVER, Part.SECOND_SERVER),
  SERVER_KILL_IN_RECOVERY(Deed.KILL_IN_RECOVERY, Part.SERVER),
  DATABASE_KILL(Deed.KILL, Part.DATABASE),
  MARIADB_KILL(Deed.KILL, Part.MARIADB),
  BROKER_KILL(Deed.KILL, Part.BROKER),
  SERVER_AND_DATABASE_KILL(Deed.KILL, Part.SERVER, Part.DATABASE),
  SERVER_AND_MARIADB_KILL(Deed.KILL, Part.SERVER, Part.MARIADB),
  BROKER_AND_DATABASE_KILL(Deed.KILL, Part.BROKER, Part.DATABASE),
  ALL_KILL(Deed.KILL, Part.SERVER, Part.SECOND_SERVER, Part.BROKER, Part.DATABASE),
  SERVER_STOP(Deed.STOP, Part.SERVER),
  DATABASE_STOP(Deed.STOP, Part.DATABASE),
  MARIADB_STOP(Deed.STOP, Part.MARIADB),
  BROKER_STOP(Deed.STOP, Part.BROKER),
  SESSION_END(Deed.END_SESSION, Part.DATABASE),
  MARIADB_SESSION_END(Deed.END_SESSION, Part.MARIADB),
  SERVER_PAUSE(Deed.PAUSE, Part.SERVER),
  SECOND_SERVER_PAUSE(Deed.PAUSE, Part.SECOND_SERVER),
  DATABASE_PAUSE(Deed.PAUSE, Part.DATABASE),
  MARIADB_PAUSE(Deed.PAUSE, Part.MARIADB),
  BROKER_PAUSE(Deed.PAUSE, Part.BROKER),
  SERVER_SHORT_OF_ROOM(Deed.FILL_DISK, Part.SERVER) {
    /** It is its broker that is felt. */
    @Override
    boolean isFor(Topology topology) {
      return topology == Topology.LOCAL;
    }
  },
  BROKER_SHORT_OF_ROOM(Deed.FILL_DISK, Part.BROKER),
  SERVER_WITHOUT_ROOM(Deed.TAKE_ROOM, Part.SERVER) {
    /** Where the broker is apart, nobody outside can see that the server feels it. */
    @Override
    boolean isFor(Topology topology) {
      return topology == Topology.LOCAL;
    }

    @Override
    public String share() {
      return OF_REFUSALS;
    }
  },
  DATABASE_WITHOUT_ROOM(Deed.TAKE_ROOM, Part.DATABASE),
  BROKER_WITHOUT_ROOM(Deed.TAKE_ROOM, Part.BROKER) {
    @Override
    public String share() {
      return OF_REFUSALS;
    }
  },
  FOREIGN_LOCK(Deed.LOCK, Part.DATABASE),
  MARIADB_FOREIGN_LOCK(Deed.LOCK, Part.MARIADB),
  SERVER_POWER_CUT(Deed.CUT_POWER, Part.SERVER),
  DATABASE_POWER_CUT(Deed.CUT_POWER, Part.DATABASE),
  MARIADB_POWER_CUT(Deed.CUT_POWER, Part.MARIADB),
  BROKER_POWER_CUT(Deed.CUT_POWER, Part.BROKER),
  SERVER_AND_DATABASE_POWER_CUT(Deed.CUT_POWER, Part.SERVER, Part.DATABASE),
  DATABASE_AWAY(Deed.STAY_AWAY, Part.DATABASE),
  MARIADB_AWAY(Deed.STAY_AWAY, Part.MARIADB),
  BROKER_AWAY(Deed.STAY_AWAY, Part.BROKER),
  REDEPLOYMENT(Deed.REDEPLOY, Part.SERVER),
  SUSPENSION(Deed.SUSPEND, Part.SERVER);

  /** Not by default: the broker answers for what it then has lost, and nobody can help that. */
  private static final String OF_REFUSALS = "faults.refusals";

  private final Deed deed;
  private final List<Part> parts;

  Fault(Deed deed, Part... parts) {
    this.deed = deed;
    this.parts = List.of(parts);
  }

  /** How often it is to strike. */
  int times() {
    return Integer.getInteger(share(), 0);
  }

  /** The property that says so. */
  public String share() {
    return deed.share();
  }

  /** Whether there is that of which it is a fault. */
  boolean isFor(Topology topology) {
    return parts.stream().allMatch(part -> part.isFor(topology));
  }

  /** Whether a form feels it. */
  public boolean isOf(Form form) {
    return Stream.of(Topology.values()).anyMatch(topology -> form.is(topology) && isFor(topology))
        && parts.stream().anyMatch(part -> part.isOf(form));
  }

  /** Whether a form feels it between its two phases. */
  public boolean isInTwoPhasesOf(Form form) {
    return form.sends() && isOf(form);
  }

  /** Whether databases come back, and have to find what was prepared. */
  public boolean restartsDatabases() {
    return (deed == Deed.KILL || deed == Deed.STOP) && parts.stream().allMatch(Part::isDatabase);
  }

  /** Whether something is away for a time. */
  boolean isOutage() {
    return deed == Deed.STAY_AWAY;
  }

  /** Whether it can be had on this machine. */
  boolean isPossible() {
    return deed.isPossible() && parts.stream().allMatch(Part::isPossible);
  }

  /** Whether there is work in each of its parts where these are at work. */
  boolean meets(List<Form> forms) {
    return parts.stream().allMatch(part -> forms.stream().anyMatch(part::isOf));
  }

  /** How many sessions are in a transaction in each database of those forms that it can meet. */
  List<Long> inTransaction(Site site, List<Form> forms) {
    return forms.stream()
        .filter(form -> parts.stream().anyMatch(part -> part.isOf(form)))
        .map(Form::store)
        .distinct()
        .map(store -> site.books(store).inTransaction())
        .toList();
  }

  /** Strikes, puts all back to work, and answers how many branches were in doubt between. */
  long strike(Site site, Random random) {
    return deed.strike(site, parts, random);
  }
}
