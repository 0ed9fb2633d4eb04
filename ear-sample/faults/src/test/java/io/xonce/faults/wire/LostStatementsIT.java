/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Prepared;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said to database and broker on the way of a message, lost under load in each way. */
class LostStatementsIT {

  private static final Duration HANG = Duration.ofMinutes(2);
  private static final int MOST_PASSING = 20;
  private static final int MOST_TRIES = 10;
  private static final Prepared NOTHING = new Prepared(0, 0);

  private record Case(Phase phase, Loss loss) {

    /**
     * Whose answer is held: that of a prepare before a rollback, too. Where none is, the first
     * phase, in which nothing is prepared.
     */
    Phase heldAt() {
      return switch (phase) {
        case DATABASE_ROLLBACK -> Phase.DATABASE_PREPARE;
        case BROKER_ROLLBACK -> Phase.BROKER_PREPARE;
        default -> loss == Loss.OF_THE_ANSWER ? phase : Phase.CLAIM;
      };
    }

    @Override
    public String toString() {
      return phase + "_" + loss;
    }
  }

  private final Random random = new Random(Long.getLong("faults.seed", 1));

  static List<Form> forms() {
    return Form.matching(Site.property("faults.forms"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsSaidOnTheWayOfAMessage_mayGetLost(Form form) {
    List<Case> cases = cases(form);
    assumeThat(cases).as("what is to get lost").isNotEmpty();
    assumeThat(Integer.getInteger("faults.brokers", 1)).as("brokers behind a proxy").isOne();
    Site site = Site.get(form.topology());
    Run run = Run.begin(site, List.of(form.consumer()));
    try (Load load =
        new Load(
            site.queues().target(form.consumer()),
            random.nextLong(),
            Run.ENTITIES,
            Run.SECRET,
            Path.of(Site.property("faults.target"), "journals", "lost-" + form))) {
      cases.forEach(what -> strike(what, form, site, load));
      load.stop();
      run.awaitEnd();
      System.out.printf("%s: sent %d%n", form, load.sent().size());
      assertThat(Oracle.judge(run.history(load.sent()))).isEmpty();
    }
  }

  private static List<Case> cases(Form form) {
    return Phase.of(form).stream()
        .flatMap(phase -> phase.losses().stream().map(loss -> new Case(phase, loss)))
        .filter(what -> (form + "_" + what).matches(Site.property("faults.losses")))
        .toList();
  }

  private static Proxy proxy(Site site, Form form, Phase phase) {
    return phase.isToBroker() ? site.brokersProxy() : site.proxy(form.store());
  }

  /** As often as it takes to see on both sides what must be prepared. */
  private void strike(Case what, Form form, Site site, Load load) {
    Prepared wanted = prepared(what, form);
    List<Prepared> seen = new CopyOnWriteArrayList<>(List.of(NOTHING));
    Runnable look = () -> seen.add(Prepared.staying(site, form));
    int tries = 0;
    do {
      Proxy proxy = proxy(site, form, what.phase());
      traps(what, look).forEach(trap -> await(trap, proxy, site, load));
      load.faultIsOver();
      tries++;
    } while (tries < MOST_TRIES && seen.stream().noneMatch(there -> there.isAtLeast(wanted)));
    assertThat(seen)
        .as("prepared when %s struck in %s", what, form)
        .anyMatch(there -> there.isAtLeast(wanted));
  }

  /**
   * The least that is prepared while an answer is held. The broker is asked twice in a transaction,
   * for what was received and for what is sent: the database is prepared at one of these.
   */
  private static Prepared prepared(Case what, Form form) {
    return switch (what.heldAt()) {
      case DATABASE_PREPARE -> new Prepared(1, form.isAcknowledgedAfterCommit() ? 0 : 1);
      case BROKER_PREPARE, BROKER_COMMIT -> new Prepared(1, 1);
      case DATABASE_COMMIT -> new Prepared(0, 1);
      default -> NOTHING;
    };
  }

  private List<Trap> traps(Case what, Runnable look) {
    return switch (what.phase()) {
      case DATABASE_ROLLBACK, BROKER_ROLLBACK -> trapsOfRollback(what, look);
      default -> List.of(new Trap(what.phase(), what.loss(), random.nextInt(MOST_PASSING), look));
    };
  }

  /** Nobody rolls back what is prepared but for one whose answer did not come. */
  private static List<Trap> trapsOfRollback(Case what, Runnable look) {
    return List.of(
        new Trap(what.heldAt(), Loss.OF_THE_ANSWER, 0, look),
        new Trap(what.phase(), what.loss(), 0));
  }

  private static void await(Trap trap, Proxy proxy, Site site, Load load) {
    proxy.set(trap);
    Awaitility.await(trap + " strikes")
        .atMost(HANG)
        .until(
            () -> {
              load.processed(site.books(load.consumer()).processed(load.consumer()));
              return trap.isOver();
            });
    System.out.printf("%s: %s has struck%n", load.consumer(), trap);
  }
}
