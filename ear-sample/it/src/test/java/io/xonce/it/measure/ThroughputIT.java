/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import static io.xonce.it.measure.Throughput.MESSAGES;
import static io.xonce.it.measure.Throughput.median;
import static io.xonce.it.measure.Throughput.print;

import io.xonce.it.bean.MeasuredBean;
import io.xonce.it.lab.Archives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the annotation costs, and what a duplicate costs: the same work with and without it,
 * alternating, on one server and one datasource. Run by {@code -Pmeasure}; it judges the effects,
 * never the time.
 */
@Tag("measure")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ThroughputIT {

  private static final int ROUNDS = Integer.getInteger("measure.rounds", 5);

  private final Throughput throughput = new Throughput();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("throughput", Archives.beans(PlainBean.class, MeasuredBean.class));
  }

  @Test
  void plainAndIdempotent_alternating() throws IOException {
    for (int i = 0; i < Throughput.WARM_UPS; i++) {
      throughput.run("plain");
      throughput.run("measured");
    }
    List<Double> plain = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      String payments = UUID.randomUUID().toString();
      plain.add(throughput.run("plain", payments, MESSAGES).perSecond());
      first.add(throughput.run("measured", payments, MESSAGES).perSecond());
      again.add(throughput.run("measured", payments, 0).perSecond());
      print(
          "round %d: plain %.0f msg/s, @Idempotent %.0f msg/s, its duplicates %.0f msg/s",
          round + 1, plain.get(round), first.get(round), again.get(round));
    }
    print(
        "medians: plain %.0f, @Idempotent %.0f (ratio %.3f), its duplicates %.0f (ratio %.2f)",
        median(plain),
        median(first),
        median(first) / median(plain),
        median(again),
        median(again) / median(first));
  }
}
