/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import static io.xonce.it.measure.Throughput.median;
import static io.xonce.it.measure.Throughput.print;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What messages that always fail cost the others, under the redelivery that the set-up ships: runs
 * with and without them, in turns. Run by {@code -Pmeasure}; it judges the effects, never the time.
 */
@Tag("measure")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PoisonCostIT {

  private static final int MESSAGES = Integer.getInteger("measure.poisoned", 50_000);
  private static final int POISON = 20;
  private static final int PAIRS = Integer.getInteger("measure.pairs", 4);

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "poison",
        Archives.beans(PoisonBatchBean.class, PoisonLateBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.poison-late.floor=true"), "microprofile-config.properties"),
        PoisonBatchBean.class,
        PoisonLateBean.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"poison-batch", "poison-late"})
  void withAndWithoutPoison_alternating(String queue) throws Exception {
    run(queue, 0);
    List<Rates> good = new ArrayList<>();
    List<Rates> poisoned = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean first = pair % 2 == 0;
      (first ? good : poisoned).add(run(queue, first ? 0 : POISON));
      (first ? poisoned : good).add(run(queue, first ? POISON : 0));
    }
    compare(queue + ", of nine in ten", good, poisoned, Rates::most);
    compare(queue + ", of all", good, poisoned, Rates::all);
  }

  private static void compare(
      String what, List<Rates> good, List<Rates> poisoned, ToDoubleFunction<Rates> rate) {
    List<Double> without = good.stream().map(rate::applyAsDouble).toList();
    List<Double> with = poisoned.stream().map(rate::applyAsDouble).toList();
    print("%s: messages a second without poison: %s", what, without);
    print("%s: messages a second with %d poison: %s", what, POISON, with);
    print("%s: with / without: %.3f", what, median(with) / median(without));
  }

  /**
   * Good messages a second.
   *
   * @param most until nine in ten are processed, while there is work for all sessions
   * @param all until the last is: neighbours of poison wait for the redelivery delay
   */
  private record Rates(double most, double all) {}

  private static Rates run(String queue, int poison) throws Exception {
    Lab.get().database().execute("TRUNCATE effect");
    Lab.get().database().execute("CHECKPOINT");
    Batches batches = new Batches(queue);
    int good = MESSAGES - poison;
    batches.sendTogether(
        MESSAGES,
        (message, number) -> {
          if (poison > 0 && number % (MESSAGES / poison) == 0) {
            Batches.poison(message, "exception");
          }
        });
    long start = System.nanoTime();
    double most = rate(batches, good * 9 / 10, start);
    double all = rate(batches, good, start);
    assertThat(batches.distinctEffects()).isEqualTo(batches.effects()).isEqualTo(good);
    return new Rates(most, all);
  }

  private static double rate(Batches batches, int effects, long start) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .timeout(Duration.ofMinutes(5))
        .until(() -> batches.effects() >= effects);
    return batches.effects() / ((System.nanoTime() - start) / 1e9);
  }
}
