/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static io.xonce.faults.fault.Way.Type.ACKNOWLEDGEMENT;
import static io.xonce.faults.fault.Way.Type.BEAN;
import static io.xonce.faults.fault.Way.Type.BROKER;
import static io.xonce.faults.fault.Way.Type.COORDINATOR;
import static io.xonce.faults.fault.Way.Type.DATABASE;
import static io.xonce.faults.fault.Way.Type.LOG;
import static io.xonce.faults.fault.Way.Type.RECOVERY;
import static io.xonce.faults.fault.Way.to;

import io.xonce.faults.site.Form;
import io.xonce.faults.site.Prepared;
import java.util.EnumSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where in the way of a message the server is killed, and what must be prepared by then. What was
 * received is prepared, committed and rolled back before the database, and the database before what
 * is sent.
 */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
public enum CrashPoint {
  BROKERS_BRANCH_BEGINS(In.TWO_PHASES, to(BROKER, "start"), 0, 0),
  DATABASES_BRANCH_BEGINS(In.ALL, to(DATABASE, "start"), 0, 0),
  BEAN_HAS_CLAIM(In.ALL, to(BEAN, "work"), 0, 0),
  STATE_IS_WRITTEN(In.TWO_PHASES, to(BEAN, "tell"), 0, 0),
  DATABASES_BRANCH_ENDS(In.ALL, to(DATABASE, "end"), 0, 0),
  BROKER_IS_TO_PREPARE(In.BROKER_FIRST, to(BROKER, "prepare"), 0, 0),
  DATABASE_IS_TO_PREPARE(In.BROKER_FIRST, to(DATABASE, "prepare"), 0, 1),
  LATE_DATABASE_IS_TO_PREPARE(In.DATABASE_FIRST, to(DATABASE, "prepare"), 0, 0),
  LATE_BROKER_IS_TO_PREPARE(In.DATABASE_FIRST, to(BROKER, "prepare"), 1, 0),
  DECISION_IS_TO_BE_WRITTEN(In.TWO_PHASES, to(COORDINATOR, "save_state"), 1, 1),
  DECISION_IS_BEING_WRITTEN(In.TWO_PHASES, to(LOG, "write_committed").intoTheWrite(), 1, 1),
  DECISION_IS_WRITTEN(In.TWO_PHASES, to(COORDINATOR, "phase2Commit"), 1, 1),
  DECISION_IS_WRITTEN_AND_POWER_GOES(In.TWO_PHASES, to(COORDINATOR, "phase2Commit"), 1, 1) {
    @Override
    Fault fault() {
      return Fault.SERVER_POWER_CUT;
    }
  },
  BROKER_IS_TO_COMMIT(In.TWO_PHASES, to(BROKER, "commit"), 0, 1),
  DATABASE_IS_TO_COMMIT(In.TWO_PHASES, to(DATABASE, "commit"), 1, 0),
  BROKER_HAS_COMMITTED_ALONE(In.BROKER_FIRST, to(BROKER, "commit").then(DATABASE, "commit"), 1, 0),
  LATE_DATABASE_HAS_COMMITTED_ALONE(
      In.DATABASE_FIRST, to(DATABASE, "commit").then(BROKER, "commit"), 0, 1),
  LOG_IS_TO_FORGET(In.TWO_PHASES, to(LOG, "remove_committed"), 0, 0),
  LOG_IS_FORGETTING(In.TWO_PHASES, to(LOG, "remove_committed").intoTheWrite(), 0, 0),
  ONE_PHASE_IS_TO_COMMIT(In.ONE_PHASE, to(DATABASE, "commit"), 0, 0),
  COMMIT_IS_TO_BE_ACKNOWLEDGED(In.ACKNOWLEDGED_LATER, to(ACKNOWLEDGEMENT, "acknowledge"), 0, 0),
  DATABASE_IS_TO_ROLL_BACK(In.ALL, to(DATABASE, "rollback"), 0, 0),
  BROKER_IS_TO_ROLL_BACK(In.TWO_PHASES, to(BROKER, "rollback"), 0, 0),
  BROKER_HAS_ROLLED_BACK_ALONE(
      In.BROKER_FIRST, to(BROKER, "rollback").then(DATABASE, "rollback"), 0, 0),
  LATE_DATABASE_HAS_ROLLED_BACK_ALONE(
      In.DATABASE_FIRST, to(DATABASE, "rollback").then(BROKER, "rollback"), 0, 0),
  RECOVERY_LOOKS(In.TWO_PHASES, to(RECOVERY, "periodicWorkFirstPass"), 1, 1),
  RECOVERY_LOOKS_AGAIN(In.TWO_PHASES, to(RECOVERY, "periodicWorkSecondPass"), 1, 1),
  RECOVERY_HAS_COMMITTED_AT_THE_BROKER(
      In.BROKER_FIRST, to(RECOVERY, "doRecoverTransaction").then(DATABASE, "commit"), 1, 0),
  RECOVERY_HAS_COMMITTED_IN_THE_DATABASE(
      In.DATABASE_FIRST, to(RECOVERY, "doRecoverTransaction").then(BROKER, "commit"), 0, 1);

  /** In which forms. */
  private enum In {
    ALL(form -> true),
    TWO_PHASES(Form::sends),
    BROKER_FIRST(form -> form.sends() && !form.isAcknowledgedAfterCommit()),
    DATABASE_FIRST(form -> form.sends() && form.isAcknowledgedAfterCommit()),
    ONE_PHASE(form -> !form.sends()),
    ACKNOWLEDGED_LATER(Form::isAcknowledgedAfterCommit);

    private final Predicate<Form> forms;

    In(Predicate<Form> forms) {
      this.forms = forms;
    }
  }

  private final In in;
  private final Way way;
  private final Prepared prepared;

  CrashPoint(In in, Way way, long inDatabase, long atBroker) {
    this.in = in;
    this.way = way;
    this.prepared = new Prepared(inDatabase, atBroker);
  }

  /** Those on the way of a form. */
  static Stream<CrashPoint> of(Form form) {
    return EnumSet.allOf(CrashPoint.class).stream().filter(point -> point.isOf(form));
  }

  /** Whether it is on the way of a form. */
  public boolean isOf(Form form) {
    return in.forms.test(form);
  }

  /** Whether it is on the way of recovery, which finds a decision of which nothing is done. */
  boolean isOfRecovery() {
    return EnumSet.range(RECOVERY_LOOKS, RECOVERY_HAS_COMMITTED_IN_THE_DATABASE).contains(this);
  }

  Way way() {
    return way;
  }

  /** The least that is prepared there. */
  Prepared prepared() {
    return prepared;
  }

  /** What the server meets there. */
  Fault fault() {
    return Fault.SERVER_KILL;
  }
}
