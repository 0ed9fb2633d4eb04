/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import static io.xonce.lab.oracle.Violation.ABORTED_READ;
import static io.xonce.lab.oracle.Violation.ACCOUNTED_TWICE;
import static io.xonce.lab.oracle.Violation.ALIEN;
import static io.xonce.lab.oracle.Violation.CONTRADICTORY;
import static io.xonce.lab.oracle.Violation.CROSS_TALK;
import static io.xonce.lab.oracle.Violation.DUPLICATED_EFFECT;
import static io.xonce.lab.oracle.Violation.DUPLICATED_OUTPUT;
import static io.xonce.lab.oracle.Violation.EARLY_PURGE;
import static io.xonce.lab.oracle.Violation.FALSE_CONFLICT;
import static io.xonce.lab.oracle.Violation.FORK;
import static io.xonce.lab.oracle.Violation.GAP;
import static io.xonce.lab.oracle.Violation.GHOST;
import static io.xonce.lab.oracle.Violation.HEURISTIC;
import static io.xonce.lab.oracle.Violation.LEAK;
import static io.xonce.lab.oracle.Violation.LOST;
import static io.xonce.lab.oracle.Violation.LYING_TELEMETRY;
import static io.xonce.lab.oracle.Violation.ORPHANED;
import static io.xonce.lab.oracle.Violation.SILENT_CONFLICT;
import static io.xonce.lab.oracle.Violation.STUCK;
import static io.xonce.lab.oracle.Violation.SUPPRESSED;
import static io.xonce.lab.oracle.Violation.UNACCOUNTED;
import static io.xonce.lab.oracle.Violation.UNDUE_DEAD_LETTER;
import static io.xonce.lab.oracle.Violation.UNPROTECTED;
import static io.xonce.lab.oracle.Violation.WRONG_BALANCE;
import static io.xonce.lab.oracle.Violation.ZOMBIE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Sent.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge is judged: each fault that is put into a history is found, by its own name. */
class OracleTest {

  private static final Key UNSENT = new Key("one", "unsent");

  /** What was done to a history in which all was well, and what that is called. */
  @SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
  enum Fault {
    MESSAGE_LOST(
        draft -> draft.send("c1", new Key("one", "c"), "1", Answer.ACKNOWLEDGED, false), LOST),
    EFFECT_TWICE(
        draft -> {
          draft.effects.add(new Stamp(Draft.A, "a1", "run9", "5", "x", 3, 5));
          draft.entities.set(0, new Entity("x", 3, 17));
        },
        DUPLICATED_EFFECT),
    OUTPUT_TWICE(draft -> draft.outputs.add(draft.outputs.get(0)), DUPLICATED_OUTPUT),
    LOSS_AND_DUPLICATE(
        draft -> {
          draft.effects.add(draft.effects.remove(0));
          draft.effects.add(new Stamp(Draft.A, "a1", "run9", "5", "x", 2, 7));
          draft.effects.removeIf(effect -> effect.key().equals(Draft.B));
          draft.outputs.removeIf(output -> output.key().equals(Draft.B));
          draft.records.remove(Draft.B);
        },
        DUPLICATED_EFFECT,
        LOST),
    RECORD_WITHOUT_EFFECT(
        draft -> {
          draft.send("c1", new Key("one", "c"), "1", Answer.ACKNOWLEDGED, false);
          draft.records.add(new Key("one", "c"));
        },
        LOST,
        SUPPRESSED),
    EFFECT_WITHOUT_RECORD(draft -> draft.records.remove(Draft.B), UNPROTECTED),
    RECORD_FORGOTTEN(draft -> draft.records.remove(Draft.A), EARLY_PURGE),
    OUTPUT_OF_ANOTHER_RUN(
        draft -> Draft.change(draft.outputs, output -> Draft.run(output, "run9")), CONTRADICTORY),
    OUTPUT_OF_ANOTHER_STATE(
        draft -> Draft.change(draft.outputs, output -> Draft.version(output, 9)), CONTRADICTORY),
    OUTPUT_WITHOUT_EFFECT(
        draft ->
            draft.outputs.add(new Stamp(new Key("one", "unknown"), "u1", "run9", "1", "x", 3, 1)),
        GHOST),
    EFFECT_WITHOUT_OUTPUT(draft -> draft.outputs.remove(0), ZOMBIE),
    EFFECT_OF_NOTHING(
        draft -> {
          draft.effect(new Stamp(UNSENT, "none", "run9", "1", "x", 3, 1));
          draft.entities.set(0, new Entity("x", 3, 13));
        },
        ALIEN),
    OUTPUT_OF_NOTHING(
        draft -> draft.outputs.add(new Stamp(UNSENT, "none", "run9", "1", "x", 3, 1)),
        ALIEN,
        GHOST),
    EFFECT_OF_A_FAILED_SENDING(
        draft -> {
          draft.effect(new Stamp(new Key("one", "failed"), "f1", "run9", "1", "x", 3, 1));
          draft.entities.set(0, new Entity("x", 3, 13));
        },
        ABORTED_READ),
    EFFECT_OF_A_FAILED_RUN(
        draft -> {
          draft.effect(new Stamp(Draft.POISON, "p1", "run9", "1", "x", 3, 1));
          draft.entities.set(0, new Entity("x", 3, 13));
          draft.asides.removeIf(aside -> aside.cause() == Cause.DEAD);
        },
        ABORTED_READ),
    SUPPRESSED_BY_ANOTHER_CONSUMER(
        draft -> {
          draft.asides.add(new Aside("u1", "two", Cause.DUPLICATE));
        },
        CROSS_TALK,
        LOST),
    CONFLICT_TAKEN_FOR_A_DUPLICATE(
        draft -> draft.asides.set(1, new Aside("b2", "one", Cause.DUPLICATE)), SILENT_CONFLICT),
    CONFLICT_DROPPED(draft -> draft.asides.remove(1), SILENT_CONFLICT),
    DUPLICATE_TAKEN_FOR_A_CONFLICT(
        draft -> draft.asides.set(0, new Aside("a2", "one", Cause.CONFLICT)), FALSE_CONFLICT),
    DUPLICATE_DROPPED(draft -> draft.asides.remove(0), UNACCOUNTED),
    CONFLICT_SKIPPED(
        draft -> draft.send("s3", Draft.SKIPPED, "8", Answer.ACKNOWLEDGED, false), SILENT_CONFLICT),
    POISON_SKIPPED(
        draft -> draft.send("s3", new Key("skipping", "poison"), "1", Answer.ACKNOWLEDGED, true),
        UNACCOUNTED),
    ALL_COPIES_SKIPPED(
        draft -> {
          draft.send("s3", new Key("skipping", "c"), "1", Answer.ACKNOWLEDGED, false);
          draft.send("s4", new Key("skipping", "c"), "1", Answer.ACKNOWLEDGED, false);
        },
        LOST),
    POISON_DROPPED(draft -> draft.asides.remove(2), UNACCOUNTED),
    GOOD_MESSAGE_DEAD(
        draft -> {
          draft.send("c1", new Key("one", "c"), "1", Answer.ACKNOWLEDGED, false);
          draft.asides.add(new Aside("c1", "one", Cause.DEAD));
        },
        UNDUE_DEAD_LETTER),
    PROCESSED_AND_PUT_ASIDE(
        draft -> draft.asides.add(new Aside("a1", "one", Cause.DUPLICATE)), ACCOUNTED_TWICE),
    SAME_VERSION_TWICE(
        draft -> {
          Draft.change(draft.effects, effect -> Draft.version(effect, 2));
          Draft.change(draft.outputs, output -> Draft.version(output, 2));
        },
        FORK,
        GAP),
    VERSION_OF_NO_EFFECT(draft -> draft.entities.set(0, new Entity("x", 3, 12)), GAP),
    BALANCE_CHANGED(draft -> draft.entities.set(0, new Entity("x", 2, 13)), WRONG_BALANCE),
    BRANCH_LEFT(draft -> draft.remains = new Remains(1, 0, 0, 0), ORPHANED),
    TRANSACTION_LEFT(draft -> draft.remains = new Remains(0, 0, 1, 0), ORPHANED),
    MESSAGE_LEFT(draft -> draft.remains = new Remains(0, 0, 0, 1), STUCK),
    COMMIT_TOLD_BEFORE_IT_WAS(draft -> draft.told.add(new Key("one", "unknown")), LYING_TELEMETRY),
    SECRET_IN_THE_LOG(
        draft -> draft.remains = Remains.NONE.with(List.of("server.log:7"), List.of()), LEAK),
    HEURISTIC_IN_THE_LOG(
        draft -> draft.remains = Remains.NONE.with(List.of(), List.of("server.log:7")), HEURISTIC);

    private final Consumer<Draft> spoil;
    private final Set<Violation> found;

    Fault(Consumer<Draft> spoil, Violation... found) {
      this.spoil = spoil;
      this.found = Set.of(found);
    }
  }

  @Test
  void historyInWhichAllIsWell_isLeftAlone() {
    assertThat(Oracle.judge(new Draft().history())).isEmpty();
  }

  @Test
  void unknownSending_mayTakeEffectOnce() {
    Draft draft = new Draft();
    draft.effect(new Stamp(new Key("one", "unknown"), "u1", "run9", "1", "x", 3, 1));
    draft.entities.set(0, new Entity("x", 3, 13));
    assertThat(Oracle.judge(draft.history())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void fault_isFoundByItsName(Fault fault) {
    Draft draft = new Draft();
    fault.spoil.accept(draft);
    Set<Violation> found =
        Oracle.judge(draft.history()).stream().map(Finding::violation).collect(Collectors.toSet());
    assertThat(found).isEqualTo(fault.found);
  }

  @Test
  void everyViolation_isFoundSomewhere() {
    Set<Violation> found =
        Stream.of(Fault.values())
            .flatMap(fault -> fault.found.stream())
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(EnumSet.allOf(Violation.class));
  }
}
