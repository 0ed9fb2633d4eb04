/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Oracle;
import io.xonce.lab.oracle.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One of two servers that take from the same queues dies, and stays away while the other works. */
class NodeLossIT {

  private static final Duration HANG = Duration.ofMinutes(5);

  /** How often it is killed until it leaves a branch in doubt. */
  private static final int MOST_KILLS = 20;

  /** Of each form, by the server that is left. */
  private static final int EFFECTS = 20;

  /** Longer than recovery leaves a branch alone of which no transaction knows. */
  private static final Duration LONGER_THAN_ORPHANS = Duration.ofSeconds(15);

  private final List<Form> forms = Form.matching(Site.property("faults.forms"), Topology.REMOTE);

  @Test
  void nodeThatDies_losesNothing_andTheOtherGoesOnAlone() {
    assumeThat(forms).as("forms that are asked for").isNotEmpty();
    assumeThat(Topology.REMOTE.servers()).as("servers").isGreaterThan(1);
    Site site = Site.get(Topology.REMOTE);
    Run run = Run.begin(site, forms.stream().map(Form::consumer).toList());
    List<Load> loads = forms.stream().map(form -> load(site, form)).toList();
    try {
      List<String> left = killUntilInDoubt(site, loads);
      Map<String, Long> before = site.processed();
      await("work of the other")
          .pollDelay(LONGER_THAN_ORPHANS)
          .atMost(HANG)
          .until(() -> haveGrown(site, loads, before, EFFECTS));
      assertThat(site.books().branches()).as("whose server is away").containsAll(left);
      site.start(site.secondServer());
      await("recovery")
          .atMost(HANG)
          .until(() -> Collections.disjoint(site.books().branches(), left));
      loads.forEach(Load::faultIsOver);
      loads.forEach(Load::stop);
      run.awaitEnd();
      assertThat(Oracle.judge(run.history(sent(loads)))).isEmpty();
    } finally {
      loads.forEach(Load::close);
    }
  }

  /** What the second leaves in doubt, at last. Each time both have been at work before. */
  private static List<String> killUntilInDoubt(Site site, List<Load> loads) {
    for (int kills = 1; kills <= MOST_KILLS; kills++) {
      List<Long> told = site.servers().stream().map(Site::commits).toList();
      Map<String, Long> before = site.processed();
      await("work of both")
          .atMost(HANG)
          .until(() -> haveGrown(site, loads, before, 1) && bothHaveTold(site, told));
      site.secondServer().kill();
      List<String> left = staying(site);
      if (!left.isEmpty()) {
        System.out.printf(
            "Killed %d times, at last with %d branches in doubt%n", kills, left.size());
        return left;
      }
      site.secondServer().stop();
      site.start(site.secondServer());
      loads.forEach(Load::faultIsOver);
    }
    throw new IllegalStateException("Nothing was in doubt after any kill");
  }

  /** Branches that stay: those of the server that works are gone in a moment. */
  private static List<String> staying(Site site) {
    List<String> left = new ArrayList<>(site.books().branches());
    for (int i = 0; i < 20 && !left.isEmpty(); i++) {
      pause();
      left.retainAll(site.books().branches());
    }
    return left;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static boolean bothHaveTold(Site site, List<Long> told) {
    for (int i = 0; i < told.size(); i++) {
      if (Site.commits(site.servers().get(i)) <= told.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean haveGrown(
      Site site, List<Load> loads, Map<String, Long> before, int each) {
    Map<String, Long> now = site.processed();
    loads.forEach(load -> load.processed(now.getOrDefault(load.consumer(), 0L)));
    return loads.stream()
        .allMatch(load -> load.processed() - before.getOrDefault(load.consumer(), 0L) >= each);
  }

  private static Load load(Site site, Form form) {
    return new Load(
        site.queues().target(form.consumer()),
        Long.getLong("faults.seed", 1),
        Run.ENTITIES,
        Run.SECRET,
        Path.of(Site.property("faults.target"), "journals", "loss-" + form));
  }

  private static List<Sent> sent(List<Load> loads) {
    return loads.stream().flatMap(load -> load.sent().stream()).toList();
  }
}
