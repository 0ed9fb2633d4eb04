/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Form;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where in the way of a message the server is killed: at the beginning of a method, and what must
 * be prepared by then. What was received is prepared and committed before the database, and the
 * database before what is sent.
 */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
public enum CrashPoint {
  BROKERS_BRANCH_BEGINS(Type.BROKER, "start", 0, 0),
  DATABASES_BRANCH_BEGINS(Type.DATABASE, "start", 0, 0),
  BEAN_HAS_CLAIM(Type.BEAN, "work", 0, 0),
  STATE_IS_WRITTEN(Type.BEAN, "tell", 0, 0),
  DATABASES_BRANCH_ENDS(Type.DATABASE, "end", 0, 0),
  BROKER_IS_TO_PREPARE(Type.BROKER, "prepare", 0, 0),
  DATABASE_IS_TO_PREPARE(Type.DATABASE, "prepare", 0, 1),
  LATE_DATABASE_IS_TO_PREPARE(Type.DATABASE, "prepare", 0, 0, Form.LATE),
  LATE_BROKER_IS_TO_PREPARE(Type.BROKER, "prepare", 1, 0, Form.LATE),
  DECISION_IS_TO_BE_WRITTEN(Type.COORDINATOR, "save_state", 1, 1),
  DECISION_IS_WRITTEN(Type.COORDINATOR, "phase2Commit", 1, 1),
  BROKER_IS_TO_COMMIT(Type.BROKER, "commit", 0, 1),
  DATABASE_IS_TO_COMMIT(Type.DATABASE, "commit", 1, 0),
  LOG_IS_TO_FORGET(Type.LOG, "remove_committed", 0, 0),
  ONE_PHASE_IS_TO_COMMIT(Type.DATABASE, "commit", 0, 0, Form.ONE_PHASE),
  COMMIT_IS_TO_BE_ACKNOWLEDGED(
      Type.ACKNOWLEDGEMENT, "acknowledge", 0, 0, Form.LATE, Form.ONE_PHASE),
  DATABASE_IS_TO_ROLL_BACK(Type.DATABASE, "rollback", 0, 0),
  BROKER_IS_TO_ROLL_BACK(Type.BROKER, "rollback", 0, 0);

  /** What is loaded under these names when the server has worked. */
  private enum Type {
    BROKER("org.apache.activemq.artemis.core.client.impl.ClientSessionImpl"),
    DATABASE("io.xonce.xa.HonestXAResource"),
    BEAN("io.xonce.faults.bean.Handler"),
    COORDINATOR("com.arjuna.ats.arjuna.coordinator.BasicAction"),
    LOG("com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalStore"),
    ACKNOWLEDGEMENT("io.xonce.ra.inbound.AcknowledgingSession");

    private final String name;

    Type(String name) {
      this.name = name;
    }
  }

  /** Of those that most forms have: what the database alone meets. */
  private static final Set<CrashPoint> IN_ONE_PHASE =
      EnumSet.of(
          DATABASES_BRANCH_BEGINS, BEAN_HAS_CLAIM, DATABASES_BRANCH_ENDS, DATABASE_IS_TO_ROLL_BACK);

  private final Type type;
  private final String method;
  private final long inDatabase;
  private final long atBroker;
  private final Set<Form> only;

  CrashPoint(Type type, String method, long inDatabase, long atBroker, Form... only) {
    this.type = type;
    this.method = method;
    this.inDatabase = inDatabase;
    this.atBroker = atBroker;
    this.only = Set.of(only);
  }

  /** Those on the way of a form. */
  static Stream<CrashPoint> of(Form form) {
    return EnumSet.allOf(CrashPoint.class).stream().filter(point -> point.isOf(form));
  }

  /** Whether it is on the way of a form. */
  public boolean isOf(Form form) {
    if (!only.isEmpty()) {
      return only.contains(form);
    }
    if (!form.sends()) {
      return IN_ONE_PHASE.contains(this);
    }
    // Prepares in another order, as its own points say.
    return form != Form.LATE || (this != BROKER_IS_TO_PREPARE && this != DATABASE_IS_TO_PREPARE);
  }

  String type() {
    return type.name;
  }

  String method() {
    return method;
  }

  /** The least number of branches prepared there. */
  long inDatabase() {
    return inDatabase;
  }

  /** The least number of branches prepared there. */
  long atBroker() {
    return atBroker;
  }
}
