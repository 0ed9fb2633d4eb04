/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Sent.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A history in which all is well, to be spoilt. */
final class Draft {

  /**
   * First copies of a and b, a copy of a, another payload of b, poison, an unknown end, a failure;
   * and a copy that was skipped.
   */
  static final Key A = new Key("one", "a");

  static final Key B = new Key("one", "b");
  static final Key POISON = new Key("one", "poison");
  static final Key OTHER = new Key("two", "a");
  static final Key SKIPPED = new Key("skipping", "a");

  final List<Sent> sent = new ArrayList<>();
  final List<Stamp> effects = new ArrayList<>();
  final List<Stamp> outputs = new ArrayList<>();
  final List<Aside> asides = new ArrayList<>();
  final Set<Key> records = new HashSet<>();
  final Set<Key> recordsBefore = new HashSet<>();
  final Set<Key> told = new HashSet<>();
  final List<Entity> entities = new ArrayList<>();
  Remains remains = Remains.NONE;

  Draft() {
    send("a1", A, "5", Answer.ACKNOWLEDGED, false);
    send("a2", A, "5", Answer.ACKNOWLEDGED, false);
    send("b1", B, "7", Answer.ACKNOWLEDGED, false);
    send("b2", B, "8", Answer.ACKNOWLEDGED, false);
    send("p1", POISON, "1", Answer.ACKNOWLEDGED, true);
    send("u1", new Key("one", "unknown"), "1", Answer.UNKNOWN, false);
    send("f1", new Key("one", "failed"), "1", Answer.FAILED, false);
    send("o1", OTHER, "5", Answer.ACKNOWLEDGED, false);
    send("s1", SKIPPED, "5", Answer.ACKNOWLEDGED, false);
    send("s2", SKIPPED, "5", Answer.ACKNOWLEDGED, false);
    effect(new Stamp(A, "a1", "run1", "5", "x", 1, 5));
    effect(new Stamp(B, "b1", "run2", "7", "x", 2, 7));
    effect(new Stamp(OTHER, "o1", "run3", "5", "y", 1, 5));
    effect(new Stamp(SKIPPED, "s2", "run4", "5", "z", 1, 5));
    asides.add(new Aside("a2", "one", Cause.DUPLICATE));
    asides.add(new Aside("b2", "one", Cause.CONFLICT));
    asides.add(new Aside("p1", "one", Cause.DEAD));
    recordsBefore.add(A);
    told.add(A);
    entities.add(new Entity("x", 2, 12));
    entities.add(new Entity("y", 1, 5));
    entities.add(new Entity("z", 1, 5));
  }

  void send(String id, Key key, String payload, Answer answer, boolean poison) {
    sent.add(new Sent(id, key, payload, answer, poison));
  }

  /** What a run leaves behind that commits. */
  void effect(Stamp stamp) {
    effects.add(stamp);
    outputs.add(stamp);
    records.add(stamp.key());
  }

  static Stamp run(Stamp stamp, String attempt) {
    return new Stamp(
        stamp.key(),
        stamp.sent(),
        attempt,
        stamp.payload(),
        stamp.entity(),
        stamp.version(),
        stamp.amount());
  }

  static Stamp version(Stamp stamp, long version) {
    return new Stamp(
        stamp.key(),
        stamp.sent(),
        stamp.attempt(),
        stamp.payload(),
        stamp.entity(),
        version,
        stamp.amount());
  }

  /** The first of a list becomes another. */
  static void change(List<Stamp> stamps, UnaryOperator<Stamp> change) {
    stamps.set(0, change.apply(stamps.get(0)));
  }

  History history() {
    return new History(
        sent,
        effects,
        outputs,
        asides,
        records,
        recordsBefore,
        told,
        entities,
        remains,
        Set.of(SKIPPED.consumer()));
  }
}
