/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.Disk;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose transaction log, and nothing else, has no room, under load. */
class FullLogIT {

  private static final Duration HANG = Duration.ofMinutes(3);

  /** The log waits five seconds for a file before it gives up. */
  private static final Duration STANDSTILL = Duration.ofSeconds(15);

  private static final int COMMITS = 20;

  /** The list of branches of a transaction, which is its decision, could not be written. */
  private static final String REFUSED = "ARJUNA012083";

  static List<Form> forms() {
    return Form.matching(Site.property("faults.forms")).stream().filter(Form::sends).toList();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void logWithoutRoom_decidesNothing_andGoesOnWhenThereIsRoom(Form form) {
    assumeThat(form + "_LOG_HAS_NO_ROOM").matches(Site.property("faults.points"));
    assumeThat(Disk.obstacle()).as("why there is no disk of its own").isNull();
    Site site = Site.get(form.topology());
    Run run = Run.begin(site, List.of(form.consumer()));
    try (LogDisk log = new LogDisk(site);
        Load load =
            new Load(
                site.queues().target(form.consumer()),
                Long.getLong("faults.seed", 1),
                Run.ENTITIES,
                Run.SECRET,
                Path.of(Site.property("faults.target"), "journals", "room-" + form))) {
      awaitCommits(site, load);
      Breakpoint decided = CrashPoint.DECISION_IS_WRITTEN.way().await(site.server());
      decided.stopNobodyElse(); // What it has decided keeps a file of the log from further use.
      awaitRefusal(site, load, log);
      awaitStandstill(site, load, log);
      log.makeRoom();
      decided.letGo();
      load.faultIsOver();
      awaitCommits(site, load);
      load.stop();
      run.awaitEnd();
      assertThat(Oracle.judge(run.history(load.sent()))).isEmpty();
    }
  }

  private static void awaitRefusal(Site site, Load load, LogDisk log) {
    long before = Site.told(site.server(), REFUSED);
    await("a decision that is refused")
        .atMost(HANG)
        .until(
            () -> {
              log.fill();
              load.processed(site.processed().getOrDefault(load.consumer(), 0L));
              return Site.told(site.server(), REFUSED) > before;
            });
  }

  /** Messages wait, and none is committed any more: whatever is tried is rolled back. */
  private static void awaitStandstill(Site site, Load load, LogDisk log) {
    AtomicLong last = new AtomicLong(-1);
    await("that nothing is decided any more")
        .atMost(HANG)
        .during(STANDSTILL)
        .until(
            () -> {
              log.fill();
              long commits = commits(site, load);
              return last.getAndSet(commits) == commits && load.ahead() > 0;
            });
  }

  private static void awaitCommits(Site site, Load load) {
    long before = commits(site, load);
    await(COMMITS + " commits").atMost(HANG).until(() -> commits(site, load) >= before + COMMITS);
  }

  private static long commits(Site site, Load load) {
    load.processed(site.processed().getOrDefault(load.consumer(), 0L));
    return Site.commits(site.server());
  }
}
