/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said to database and broker on the way of a message, lost under load in each way. */
class LostStatementsIT {

  private static final Duration HANG = Duration.ofMinutes(2);
  private static final int MOST_PASSING = 20;

  private record Case(Phase phase, Loss loss) {

    @Override
    public String toString() {
      return phase + "_" + loss;
    }
  }

  private final Random random = new Random(Long.getLong("faults.seed", 1));

  /** By topologies, each of which has a site. */
  static Stream<Form> forms() {
    return Stream.of(Topology.values())
        .flatMap(topology -> Form.matching(Site.property("faults.forms"), topology).stream());
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
      for (Case what : cases) {
        Proxy proxy = proxy(site, form, what.phase());
        traps(what.phase(), what.loss()).forEach(trap -> await(trap, proxy, site, load));
        load.faultIsOver();
      }
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

  private List<Trap> traps(Phase phase, Loss loss) {
    return switch (phase) {
      case DATABASE_ROLLBACK -> trapsOfRollback(Phase.DATABASE_PREPARE, phase, loss);
      case BROKER_ROLLBACK -> trapsOfRollback(Phase.BROKER_PREPARE, phase, loss);
      default -> List.of(new Trap(phase, loss, random.nextInt(MOST_PASSING)));
    };
  }

  /** Nobody rolls back what is prepared but for one whose answer did not come. */
  private static List<Trap> trapsOfRollback(Phase prepare, Phase rollback, Loss loss) {
    return List.of(new Trap(prepare, Loss.OF_THE_ANSWER, 0), new Trap(rollback, loss, 0));
  }

  private static void await(Trap trap, Proxy proxy, Site site, Load load) {
    proxy.set(trap);
    Awaitility.await(trap + " strikes")
        .atMost(HANG)
        .until(
            () -> {
              load.processed(site.books(load.consumer()).processed(load.consumer()));
              return trap.hasStruck();
            });
    System.out.printf("%s: %s has struck%n", load.consumer(), trap);
  }
}
