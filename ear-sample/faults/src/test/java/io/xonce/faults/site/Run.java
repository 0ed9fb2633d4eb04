/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import static org.awaitility.Awaitility.await;

import io.xonce.lab.DatabaseServer;
import io.xonce.lab.oracle.Aside;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Remains;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What happens from an empty database to the end of all work. */
public final class Run {

  /** That payloads name. */
  public static final int ENTITIES = 40;

  /** Is in each payload, and in nothing that people read. */
  public static final String SECRET = "canary";

  private static final Duration HANG = Duration.ofMinutes(5);

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Site site;
  private final List<String> consumers;
  private final Set<Key> recordsBefore = new HashSet<>();
  private final List<Stamp> outputs = new ArrayList<>();
  private final List<Aside> asides = new ArrayList<>();
  private final Map<Path, Long> logs;

  private Run(Site site, List<String> consumers) {
    this.site = site;
    this.consumers = consumers;
    this.logs = site.logs();
  }

  /** Empties the tables and what an earlier run has left in the queues. */
  public static Run begin(Site site, List<String> consumers) {
    return begin(site, consumers, ENTITIES);
  }

  /** The same with another number of entities: with many, handlers seldom wait for each other. */
  public static Run begin(Site site, List<String> consumers, int entities) {
    site.allBooks().forEach(Books::empty);
    consumers.forEach(consumer -> site.books(consumer).open(consumer, entities));
    site.queues().make(consumers);
    site.queues().make(List.of(Queues.OUT, Queues.ASIDE));
    consumers.forEach(site.queues()::empty);
    site.queues().takeOutputs();
    site.queues().takeAsides();
    site.queues().takeDeadLetters();
    site.putToWork(consumers);
    return new Run(site, consumers);
  }

  /** Remembers what is recorded by now, and takes what is in the queues. */
  public void look() {
    recordsBefore.addAll(inAll(Books::records));
    take();
  }

  /** Takes what is in the queues. */
  public void take() {
    outputs.addAll(site.queues().takeOutputs());
    asides.addAll(site.queues().takeAsides());
    asides.addAll(site.queues().takeDeadLetters());
  }

  /** Waits until nothing is left to do for a while, as long as that gets less. */
  public void awaitEnd() {
    long before;
    do {
      before = remains().waiting();
    } while (!hasEnded() && remains().waiting() < before);
  }

  private boolean hasEnded() {
    try {
      await("the end").atMost(HANG).during(QUIET).until(() -> remains().isDone());
      return true;
    } catch (ConditionTimeoutException e) {
      return false; // What is left is for the oracle to tell.
    }
  }

  private Remains remains() {
    return new Remains(
        site.inDoubt(),
        site.queues().prepared(),
        site.decided(),
        consumers.stream().mapToLong(site.queues()::depth).sum() + site.queues().betweenMembers());
  }

  /** Takes what is in the queues now, and tells it together with what was taken before. */
  public History history(List<Sent> sent) {
    Remains left = remains();
    take();
    ServerText text = ServerText.read(logs, secrets());
    List<Stamp> effects = inAll(Books::effects);
    return new History(
        sent,
        effects,
        withoutSending(effects),
        asides,
        new HashSet<>(inAll(Books::records)),
        recordsBefore,
        text.committed(),
        inAll(Books::entities),
        left.with(text.leaks(), text.heuristics()),
        Form.skipping());
  }

  /** What was sent; of those that send nothing, what they would have sent for each effect. */
  private List<Stamp> withoutSending(List<Stamp> effects) {
    return Stream.concat(
            outputs.stream(),
            effects.stream().filter(effect -> !Form.sends(effect.key().consumer())))
        .toList();
  }

  private List<String> secrets() {
    return Stream.concat(Stream.of(SECRET), site.databases().map(DatabaseServer::password))
        .toList();
  }

  private <T> List<T> inAll(Function<Books, List<T>> reading) {
    return site.allBooks().stream().flatMap(books -> reading.apply(books).stream()).toList();
  }
}
