/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import static io.xonce.it.measure.Throughput.median;
import static io.xonce.it.measure.Throughput.print;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.bean.MeasuredBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.measure.Throughput.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the attempt ledger costs: two applications on one server, one of them without, in turns.
 * Each has a copy of the classes, and the JVM compiles one copy better than the other, as luck or
 * its turn has it: so both are deployed anew in each block, and change names and turns. Run by
 * {@code -Pmeasure}; it judges the effects, never the time.
 */
@Tag("measure")
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class LedgerCostIT {

  private static final int BLOCKS = Integer.getInteger("measure.blocks", 4);

  /** Twice as many pairs in each block. */
  private static final int PAIRS = Integer.getInteger("measure.pairs", 4);

  private static final Class<?>[] BEANS = {MeasuredBean.class, UnrecordedBean.class};
  private static final String[] QUEUES = {"measured", "unrecorded"};

  private final Throughput throughput = new Throughput();
  private final Database database = Lab.get().database();
  private final Management management = Lab.get().management();
  private final List<Run> with = new ArrayList<>();
  private final List<Run> without = new ArrayList<>();

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void withAndWithoutLedger_alternating() throws Exception {
    for (int block = 0; block < BLOCKS; block++) {
      database.execute("TRUNCATE xonce_message, xonce_reply, xonce_attempt");
      int recorded = block % 2;
      int first = block / 2 % 2;
      try (Deployed one = management.deployed(application(first, recorded));
          Deployed two = management.deployed(application(1 - first, recorded))) {
        warmUp(QUEUES[first], QUEUES[1 - first]);
        block(QUEUES[recorded], QUEUES[1 - recorded]);
      }
      print("%d pairs, with the ledger and without", with.size());
      compare("messages a second", Run::perSecond);
      compare("us of processor time a message", Run::micros);
      compare("  of the server", Run::server);
      compare("  of the database", Run::database);
    }
  }

  private static EnterpriseArchive application(int bean, int recorded) {
    return Archives.ear(
        "ledger-" + bean,
        Archives.beans(BEANS[bean])
            .addAsManifestResource(
                new StringAsset(bean == recorded ? "" : "xonce.attempts=0"),
                "microprofile-config.properties"));
  }

  private void warmUp(String first, String second) throws Exception {
    for (int i = 0; i < Throughput.WARM_UPS; i++) {
      throughput.run(first);
      throughput.run(second);
    }
  }

  /** The other way round in every other pair: what drifts hits both. */
  private void block(String recorded, String other) throws Exception {
    for (int pair = 0; pair < PAIRS; pair++) {
      with.add(throughput.run(recorded));
      without.add(throughput.run(other));
      without.add(throughput.run(other));
      with.add(throughput.run(recorded));
    }
    assertThat(attempts(recorded)).isEqualTo(runs() * Throughput.MESSAGES);
    assertThat(attempts(other)).isZero();
  }

  private static int runs() {
    return Throughput.WARM_UPS + 2 * PAIRS;
  }

  private int attempts(String consumer) {
    return database.count(
        "SELECT count(*) FROM xonce_message WHERE consumer = ? AND node IS NOT NULL", consumer);
  }

  private void compare(String what, ToDoubleFunction<Run> figure) {
    List<Double> one = with.stream().map(figure::applyAsDouble).toList();
    List<Double> other = without.stream().map(figure::applyAsDouble).toList();
    List<Double> ratios =
        IntStream.range(0, one.size()).mapToObj(i -> one.get(i) / other.get(i)).sorted().toList();
    print(
        "%s: medians %.0f and %.0f; ratio of medians %.3f, of the pairs' ratios the median %.3f and"
            + " half from %.3f to %.3f, the geometric mean %.3f with a standard error of %.3f",
        what,
        median(one),
        median(other),
        median(one) / median(other),
        median(ratios),
        ratios.get(ratios.size() / 4),
        ratios.get(ratios.size() * 3 / 4),
        Math.exp(mean(ratios)),
        deviation(ratios) / Math.sqrt(ratios.size()));
  }

  private static double mean(List<Double> ratios) {
    return ratios.stream().mapToDouble(Math::log).average().orElseThrow();
  }

  private static double deviation(List<Double> ratios) {
    double mean = mean(ratios);
    double squares = ratios.stream().mapToDouble(r -> Math.pow(Math.log(r) - mean, 2)).sum();
    return Math.sqrt(squares / (ratios.size() - 1));
  }
}
