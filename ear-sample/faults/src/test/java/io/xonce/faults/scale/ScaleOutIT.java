/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.bean.Names;
import io.xonce.faults.load.Target;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Management;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Stamp;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two servers against one, alternating, with queues that were filled before. Run by {@code
 * -Pscale}; it judges the effects, never the time.
 */
class ScaleOutIT {

  private static final Duration HANG = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 0);
  private static final int WARM_UPS = 3;

  private final Site site = measured();

  private static Site measured() {
    assumeThat(ROUNDS).as("rounds that are asked for").isPositive();
    assumeThat(Topology.REMOTE.servers()).as("servers").isEqualTo(2);
    return Site.get(Topology.REMOTE);
  }

  /**
   * Each message has rows of its own, so that handlers do not wait for each other.
   *
   * @param wait how long each handler waits for somebody else, in milliseconds
   */
  @ParameterizedTest
  @CsvSource({
    "REMOTE_SINGLE, 20, 1500",
    "REMOTE_SINGLE, 0, 3000",
    "REMOTE_BATCH, 20, 1500",
    "REMOTE_BATCH, 0, 8000",
  })
  void oneServerAndTwo_alternating(Form form, int wait, int messages) {
    Run.begin(site, List.of(form.consumer()));
    site.books().execute("DELETE FROM entity");
    site.books().open(form.consumer(), messages);
    for (int i = 0; i < WARM_UPS; i++) {
      run(form, 1, wait, messages);
      run(form, 2, wait, messages);
    }
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      one.add(run(form, 1, wait, messages));
      two.add(run(form, 2, wait, messages));
    }
    System.out.printf(
        Locale.ROOT,
        "SCALE %s, %d ms: one %.0f %s, two %.0f %s msg/s, ratio of medians %.2f, of pairs %s%n",
        form,
        wait,
        median(one),
        rounded(one, 0),
        median(two),
        rounded(two, 0),
        median(two) / median(one),
        rounded(ratios(one, two), 2));
  }

  /** Messages a second. */
  private double run(Form form, int servers, int wait, int messages) {
    site.books().execute("TRUNCATE effect");
    deliver(form, servers);
    site.queues().pause(form.consumer());
    send(form, wait, messages);
    site.books().execute("CHECKPOINT");
    long start = System.nanoTime();
    site.queues().resume(form.consumer());
    await()
        .pollInterval(POLL)
        .atMost(HANG)
        .until(() -> site.books().processed(form.consumer()) >= messages);
    double seconds = (System.nanoTime() - start) / 1e9;
    await().atMost(HANG).until(() -> site.queues().depth(form.consumer()) == 0);
    assertThat(site.books().effects().stream().map(Stamp::key))
        .hasSize(messages)
        .doesNotHaveDuplicates();
    assertThat(site.queues().takeOutputs()).hasSize(messages);
    return messages / seconds;
  }

  private void deliver(Form form, int servers) {
    for (int i = 0; i < site.servers().size(); i++) {
      new Management(site.servers().get(i).managementPort()).deliver(form, i < servers);
    }
  }

  private void send(Form form, int wait, int messages) {
    Target target = site.queues().target(form.consumer());
    String run = UUID.randomUUID().toString().substring(0, 8);
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(target.url());
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer =
          context.createProducer().setProperty(Names.FAILS, 0).setProperty(Names.WAITS, wait);
      for (int i = 0; i < messages; i++) {
        producer
            .setProperty(Names.KEY, run + "-" + i)
            .setProperty(Names.SENT, run + "-" + i)
            .send(context.createQueue(target.address()), i + " 1 " + Run.SECRET);
      }
      context.commit();
    }
  }

  private static List<Double> ratios(List<Double> one, List<Double> two) {
    return IntStream.range(0, one.size()).mapToObj(i -> two.get(i) / one.get(i)).toList();
  }

  private static List<String> rounded(List<Double> values, int digits) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%." + digits + "f", value))
        .toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
