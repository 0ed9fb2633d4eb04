/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import static io.xonce.faults.fault.CrashPoint.*;
import static io.xonce.faults.fault.Fault.*;
import static io.xonce.faults.matrix.Cell.absent;
import static io.xonce.faults.matrix.Cell.killedAt;
import static io.xonce.faults.matrix.Cell.lost;
import static io.xonce.faults.matrix.Cell.struckBy;
import static io.xonce.faults.matrix.Cell.struckInDoubt;
import static io.xonce.faults.matrix.Cell.tested;
import static io.xonce.faults.site.Form.*;
import static io.xonce.faults.wire.Loss.*;
import static io.xonce.faults.wire.Phase.*;

import io.xonce.faults.site.Form;
import io.xonce.faults.site.Store;
import io.xonce.faults.site.Topology;
import java.util.List;

/**
 * Each point at which a fault can strike, by groups: A before the vote, B the votes, C the
 * decision, D the commits, E the rollbacks, F recovery, G databases and brokers, H the server, I
 * the network, J concurrency, configuration, and life. Every point has a cell for every form.
 */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
enum FaultPoint {
  A1(
      "killed when a message is delivered, before its branch begins",
      killedAt(BROKERS_BRANCH_BEGINS, DATABASES_BRANCH_BEGINS)),
  A2("killed before the claim", killedAt(DATABASES_BRANCH_BEGINS)),
  A3("answer to the claim lost", lost(CLAIM, OF_THE_ANSWER)),
  A4("killed after the claim, before the bean works", killedAt(BEAN_HAS_CLAIM)),
  A5(
      "the bean throws, whatever it is",
      tested("HiddenFailureIT#failureSwallowedOutside_rollsBackAndTheMessageComesAgain", SINGLE),
      tested("HiddenFailureIT#failureSwallowedInABatch_takesNoneOfItsNeighboursWithIt", BATCH),
      tested(
          "LateIT#messageThatFailsTwice_isProcessedByItselfAndOvertakenByNobodyOfItsBatch",
          LATE,
          ONE_PHASE),
      tested("AtomicityTest#failingBean_leavesNeitherRecordNorState")),
  A6(
      "the transaction is marked for rollback without an exception",
      tested("AtomicityTest#beanThatMarksItsTransaction_isProcessedAtTheNextDelivery"),
      tested("EnlistingDelivererTest#markForRollback_endsTheBatchThere", BATCH),
      tested(
          "AcknowledgingDelivererTest#markForRollback_isAFailureOfThatMessage", LATE, ONE_PHASE)),
  A7(
      "killed after the state is written, before the bean sends",
      killedAt(STATE_IS_WRITTEN),
      absent("It sends nothing.", ONE_PHASE)),
  A8(
      "what is checked at the end of the transaction fails",
      tested(
          "HonestXADataSourceTest#violatedDeferredConstraint_isARollback_andTheConnectionGoesOn"),
      tested("AtomicityTest#branchThatRefusesToPrepare_takesRecordAndStateAlong")),
  A9("killed before the branch ends", killedAt(DATABASES_BRANCH_ENDS)),
  A10(
      "a transaction inside commits, the one outside rolls back",
      tested(
          "NestedEffectIT#effects_runOnceWithTheDeliveryThatCommits_andWhatIsWrittenBesideItIsTold")),

  B1(
      "killed before the first vote",
      killedAt(BROKER_IS_TO_PREPARE, LATE_DATABASE_IS_TO_PREPARE),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B2(
      "question for the broker's vote lost",
      lost(BROKER_PREPARE, OF_THE_REQUEST),
      absent(Reasons.ONE_PROCESS, Forms.LOCAL)),
  B3(
      "the broker's vote lost",
      lost(BROKER_PREPARE, OF_THE_ANSWER),
      absent(Reasons.ONE_PROCESS, Forms.LOCAL)),
  B4(
      "killed between the votes",
      killedAt(DATABASE_IS_TO_PREPARE, LATE_BROKER_IS_TO_PREPARE),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B5(
      "killed before the last vote",
      killedAt(BROKER_IS_TO_PREPARE, DATABASE_IS_TO_PREPARE, LATE_BROKER_IS_TO_PREPARE),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B6(
      "question for the database's vote lost",
      lost(DATABASE_PREPARE, OF_THE_REQUEST),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B7(
      "the database's vote lost",
      lost(DATABASE_PREPARE, OF_THE_ANSWER),
      tested(
          "LostConnectionTest#answerToPrepareLost_branchIsLeftToRecovery",
          Forms.TWO_PHASES_ON_POSTGRES),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B8(
      "the database votes no",
      tested("AtomicityTest#branchThatRefusesToPrepare_takesRecordAndStateAlong"),
      tested("MariaDbAnswersTest#deadlockThatWasCaught_isNotPrepared", MARIADB)),
  B9(
      "no room for prepared transactions",
      tested("PostgresDedupStoreTest#serverWithoutPreparedTransactions_isToldWhatToSet"),
      tested("StartupChecksTest#poolLargerThanTheDatabasePrepares_isTold")),
  B10(
      "the database votes that it only read",
      tested(
          "ReadOnlyBranchTest#readOnlyConnection_honestHasItCommitted",
          Forms.TWO_PHASES_ON_POSTGRES),
      tested("MariaDbAnswersTest#branchThatOnlyRead_isRolledBackWithItsConnection", MARIADB),
      absent(Reasons.NO_VOTE, ONE_PHASE)),
  B11(
      "a commit in one phase whose answer is lost",
      killedAt(ONE_PHASE_IS_TO_COMMIT, COMMIT_IS_TO_BE_ACKNOWLEDGED),
      lost(DATABASE_ONE_PHASE, OF_THE_REQUEST),
      lost(DATABASE_ONE_PHASE, OF_THE_ANSWER),
      lost(DATABASE_ONE_PHASE, OF_TIME),
      tested("LostConnectionTest#answerToOnePhaseCommitLost_isUnknown"),
      tested("LateIT#commitWithoutAnAnswer_isNotTakenForACommit", LATE, ONE_PHASE),
      tested(
          "LateCrashIT#serverKilledBetweenCommitAndAcknowledgement_acknowledgesAfterItsRestart",
          LATE,
          ONE_PHASE)),
  B12(
      "the broker drops the connection in the middle of the votes",
      tested(
          "LongPauseIT#pauseLongerThanAnybodyWaits_losesNothing_andRepeatsNothing",
          REMOTE_SINGLE,
          REMOTE_BATCH),
      absent(Reasons.ONE_PROCESS, Forms.LOCAL)),

  C1(
      "killed before the decision is written",
      killedAt(DECISION_IS_TO_BE_WRITTEN),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  C2(
      "killed while the decision is written",
      killedAt(DECISION_IS_BEING_WRITTEN),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  C3(
      "no room for the decision",
      tested("FullLogIT#logWithoutRoom_decidesNothing_andGoesOnWhenThereIsRoom", Forms.TWO_PHASES),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  C4(
      "the decision is written and the disk says it is not",
      absent("Not tried. Both branches roll back, and the entry of the log is as in F11.")),
  C5(
      "killed after the decision, before a commit",
      killedAt(DECISION_IS_WRITTEN),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  C6(
      "power cut after the decision",
      killedAt(DECISION_IS_WRITTEN_AND_POWER_GOES),
      absent(Reasons.NO_DECISION, ONE_PHASE)),

  D1(
      "killed before the first commit",
      killedAt(BROKER_IS_TO_COMMIT, DATABASE_IS_TO_COMMIT, ONE_PHASE_IS_TO_COMMIT)),
  D2(
      "request to commit at the broker lost",
      lost(BROKER_COMMIT, OF_THE_REQUEST),
      absent(Reasons.ONE_PROCESS, Forms.LOCAL)),
  D3(
      "the broker's answer to the commit lost",
      lost(BROKER_COMMIT, OF_THE_ANSWER),
      absent(Reasons.ONE_PROCESS, Forms.LOCAL)),
  D4(
      "killed between the commits",
      killedAt(BROKER_HAS_COMMITTED_ALONE, LATE_DATABASE_HAS_COMMITTED_ALONE),
      absent(Reasons.ONE_BRANCH, ONE_PHASE)),
  D5(
      "killed before the commit of the database",
      killedAt(DATABASE_IS_TO_COMMIT, ONE_PHASE_IS_TO_COMMIT)),
  D6(
      "request to commit in the database lost",
      lost(DATABASE_COMMIT, OF_THE_REQUEST),
      lost(DATABASE_ONE_PHASE, OF_THE_REQUEST),
      tested("MariaDbAnswersTest#serverKilledBeforeCommit_honestKeepsTheBranch", MARIADB)),
  D7(
      "the database's answer to the commit lost",
      lost(DATABASE_COMMIT, OF_THE_ANSWER),
      lost(DATABASE_ONE_PHASE, OF_THE_ANSWER)),
  D8(
      "the database cannot be reached between the phases",
      tested(
          "LostConnectionTest#serverKilledBeforeCommit_honestKeepsTheBranch",
          Forms.TWO_PHASES_ON_POSTGRES),
      struckInDoubt(DATABASE_KILL, MARIADB_KILL),
      absent(Reasons.ONE_BRANCH, ONE_PHASE)),
  D9(
      "the database restarts between the phases and says so",
      tested(
          "LostConnectionTest#serverRestartsBeforeCommit_stockGivesTheBranchUp_honestKeepsIt",
          Forms.TWO_PHASES_ON_POSTGRES),
      tested(
          "MariaDbAnswersTest#serverRestartsBeforeCommit_stockGivesTheBranchUp_honestKeepsIt",
          MARIADB),
      struckInDoubt(DATABASE_STOP, MARIADB_STOP),
      absent(Reasons.ONE_BRANCH, ONE_PHASE)),
  D10(
      "killed after the commits, before the log forgets",
      killedAt(LOG_IS_TO_FORGET),
      tested("CrashIT#serverKilledBeforeItsLogForgets_hasNothingToDoAfterItsRestart", SINGLE),
      tested("BatchCrashIT#serverKilledBeforeItsLogForgets_hasNothingToDoAfterItsRestart", BATCH),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  D11(
      "killed while the log forgets",
      killedAt(LOG_IS_FORGETTING),
      absent(Reasons.NO_DECISION, ONE_PHASE)),
  D12(
      "what runs after the commit fails",
      tested("EffectTiersTest#failingEffect_isSaidAndChangesNothing")),

  E1("killed before a rollback", killedAt(BROKER_IS_TO_ROLL_BACK, DATABASE_IS_TO_ROLL_BACK)),
  E2(
      "killed between the rollbacks",
      killedAt(BROKER_HAS_ROLLED_BACK_ALONE, LATE_DATABASE_HAS_ROLLED_BACK_ALONE),
      absent(Reasons.ONE_BRANCH, ONE_PHASE)),
  E3(
      "answer to a rollback lost",
      lost(DATABASE_ROLLBACK, OF_THE_ANSWER),
      lost(BROKER_ROLLBACK, OF_THE_ANSWER),
      absent("Its rollback is the end of its session, as after a lost claim.", ONE_PHASE)),
  E4(
      "the database is away at the rollback",
      tested(
          "LostConnectionTest#sessionTerminatedBeforeRollback_stockGivesTheBranchUp_honestKeepsIt",
          Forms.XA_ON_POSTGRES),
      tested(
          "MariaDbAnswersTest#sessionKilledBeforeRollback_stockGivesTheBranchUp_honestKeepsIt",
          MARIADB)),
  E5(
      "the broker's client asks for another attempt at a rollback",
      absent("A fault of old clients of Artemis (ARTEMIS-4652); ours is that of the server.")),

  F1(
      "killed in recovery",
      killedAt(
          RECOVERY_LOOKS,
          RECOVERY_LOOKS_AGAIN,
          RECOVERY_HAS_COMMITTED_AT_THE_BROKER,
          RECOVERY_HAS_COMMITTED_IN_THE_DATABASE),
      struckBy(SERVER_KILL_IN_RECOVERY)),
  F2(
      "the database is away in recovery",
      tested("LostConnectionTest#serverDownAtRecovery_noEmptyAnswer", Forms.XA_ON_POSTGRES),
      tested("MariaDbAnswersTest#serverDownAtRecovery_noEmptyAnswer", MARIADB)),
  F3(
      "recovery meets a transaction that is at work",
      lost(DATABASE_PREPARE, OF_TIME),
      lost(BROKER_PREPARE, OF_TIME),
      absent(Reasons.NEVER_PREPARED, ONE_PHASE)),
  F4(
      "two servers of one name",
      tested("GuaranteeTest#sharedNodeIdentifier_mayEndABranchInTwoWays"),
      tested("DeliveryModelTest#configuration_endsAsItExpects")),
  F5(
      "a server that has another name after its restart",
      tested(
          "ChangedServerIT#serverOfAnotherName_endsWhatIsDecided_andTheRestWhenItHasItsOwnAgain",
          SINGLE),
      absent("The coordinator's alone: it does not ask by whom its branches were begun.")),
  F6(
      "a server that recovers for all names",
      tested("ServerChecksTest#nodeIdentifierThatStandsForAll_isTold"),
      tested("CoordinatorTest#coordinator_mustNotRecoverForAllNodes")),
  F7(
      "the log is lost",
      tested("ServerChecksTest#transactionLogInMemory_isTold"),
      tested("LogInDatabaseIT#serverKilledBetweenPrepareAndCommit_commitsAfterItsRestart", SINGLE)),
  F8(
      "recovery may not see a branch",
      tested(
          "SessionRoleTest#branchOfAnotherRole_isNotPrepared_andTheConnectionGivenUp",
          Forms.XA_ON_POSTGRES),
      absent("XA RECOVER shows the branches of all users.", MARIADB)),
  F9(
      "a database that was restored without its branches",
      absent("Nobody can tell it from one that has ended them; the manual says what to do.")),
  F10(
      "the datasource is gone at recovery",
      tested("ChangedServerIT#transactionWhoseDatasourceIsGone_waitsForIt_andSaysSo", SINGLE),
      absent("The coordinator's alone: it does not ask by whom its branches were begun.")),
  F11(
      "an entry of the log all of whose branches have ended",
      tested("CrashIT#serverKilledBeforeItsLogForgets_hasNothingToDoAfterItsRestart", Forms.LOCAL),
      absent("Known and documented: it stays with a second broker.", REMOTE_SINGLE, REMOTE_BATCH)),

  G1("a session of the database dies", struckBy(SESSION_END, MARIADB_SESSION_END)),
  G2(
      "the database dies, or its machine",
      struckBy(DATABASE_KILL, MARIADB_KILL, DATABASE_POWER_CUT, MARIADB_POWER_CUT)),
  G3("the database stops fast", struckBy(DATABASE_STOP, MARIADB_STOP)),
  G4(
      "the database restarts while branches are prepared",
      struckInDoubt(DATABASE_STOP, DATABASE_KILL, MARIADB_STOP, MARIADB_KILL),
      absent(Reasons.NEVER_PREPARED, ONE_PHASE)),
  G5(
      "no room in the database",
      struckBy(DATABASE_WITHOUT_ROOM),
      absent("MariaDB waits for room, and does not fail: as a pause, H4.", MARIADB)),
  G6(
      "a checkpoint between the phases, and a restart",
      struckInDoubt(DATABASE_STOP, MARIADB_STOP),
      absent(Reasons.NEVER_PREPARED, ONE_PHASE)),
  G7(
      "a standby takes over",
      absent(
          "Not tried; only a synchronous standby has all that was prepared. The manual says so.")),
  G8("the broker dies, or its machine", struckBy(BROKER_KILL, BROKER_POWER_CUT, SERVER_KILL)),
  G9("the broker stops", struckBy(BROKER_STOP, SERVER_STOP)),
  G10("no room at the broker", struckBy(SERVER_SHORT_OF_ROOM, BROKER_SHORT_OF_ROOM)),
  G11(
      "large messages",
      tested("BatchIT#largeBodies_arriveWhole", BATCH, MARIADB, REMOTE_BATCH),
      tested("LateIT#largeBodies_arriveWhole", LATE, ONE_PHASE),
      tested("ReactionIT#largeBody_isComparedAndReadByTheBean", SINGLE),
      tested("ProducerContract#largeMessage_isComparedWhole_andMovedWhole", REMOTE_SINGLE)),
  G12(
      "broker and database die together",
      struckBy(BROKER_AND_DATABASE_KILL, SERVER_AND_DATABASE_KILL, SERVER_AND_MARIADB_KILL)),
  G13(
      "all die together",
      struckBy(
          ALL_KILL,
          SERVER_AND_DATABASE_KILL,
          SERVER_AND_MARIADB_KILL,
          SERVER_AND_DATABASE_POWER_CUT)),
  G14(
      "an operator ends a branch by hand",
      tested(
          "EndedByHandIT#databasesBranchThatIsRolledBack_isReported_andNotTakenForACommit",
          SINGLE,
          BATCH),
      tested(
          "EndedByHandIT#brokersBranchThatIsRolledBack_isReported_andTheMessageComesAgain",
          SINGLE,
          BATCH),
      tested(
          "EndedByHandIT#databasesBranchThatIsRolledBackWhileTheServerIsDown_isTakenForACommit",
          SINGLE),
      tested("RunningTransactionTest#commitOfWhichABranchWasEndedByHand_isUnknown"),
      tested("MariaDbXaTest#branchInDoubt_isListedWithItsTransactionAndCanBeEnded", MARIADB)),
  G15(
      "a database that rolls back what is prepared when its session ends",
      tested("MariaDbDedupStoreTest#serverThatRollsPreparedBranchesBack_isAnObstacle", MARIADB),
      absent("PostgreSQL keeps it.")),

  H1("the server dies", struckBy(SERVER_KILL)),
  H2("the server halts itself", absent("To everybody else as a kill, H1.")),
  H3("the server is suspended, or stops, while it works", struckBy(SUSPENSION, SERVER_STOP)),
  H4(
      "the server holds its breath",
      tested(
          "LongPauseIT#pauseLongerThanAnybodyWaits_losesNothing_andRepeatsNothing",
          REMOTE_SINGLE,
          REMOTE_BATCH),
      struckBy(SERVER_PAUSE)),
  H5(
      "the server has no memory left",
      absent("Nobody can say what works on then; the manual has the JVM end itself, which is H1.")),
  H6("the application is deployed again while it works", struckBy(REDEPLOYMENT)),
  H7(
      "a clock is set",
      tested("KnowledgeLeaseTest#clockThatIsSetBack_isNotBelieved"),
      tested("MariaDbClockTest#wrongClock_isToldAtTheOpeningAndStopsThePurge", MARIADB)),
  H8(
      "not enough processors",
      absent("Every run here has some twenty sessions, two databases and a server on two.")),

  I1(
      "packets dropped",
      lost(CLAIM, OF_THE_REQUEST),
      lost(SEND, OF_THE_REQUEST),
      lost(ACKNOWLEDGEMENT, OF_THE_REQUEST)),
  I2("connection reset", struckBy(SESSION_END, MARIADB_SESSION_END)),
  I3(
      "nobody at the other end",
      struckBy(
          DATABASE_PAUSE, MARIADB_PAUSE, BROKER_PAUSE, DATABASE_AWAY, MARIADB_AWAY, BROKER_AWAY)),
  I4(
      "seconds of latency",
      lost(DATABASE_COMMIT, OF_TIME),
      lost(DATABASE_ONE_PHASE, OF_TIME),
      lost(BROKER_COMMIT, OF_TIME)),
  I5(
      "one direction only",
      lost(DATABASE_COMMIT, OF_THE_ANSWER),
      lost(DATABASE_ONE_PHASE, OF_THE_ANSWER),
      lost(BROKER_COMMIT, OF_THE_ANSWER)),

  J1(
      "a key on two threads",
      tested("DeliveryIT#twoCopiesAtOnce_theSecondWaitsAndIsADuplicate"),
      tested("MariaDbIT#twoCopiesAtOnce_theSecondWaitsAndIsADuplicate", MARIADB)),
  J2(
      "a key on two servers",
      tested("ConcurrentClaimContract#flood_hasExactlyOneFirst"),
      tested("KnownKeysInUseTest#duplicateOfAnotherServer_isKnownFromThenOn")),
  J3(
      "a copy while the first is in doubt",
      tested("InDoubtIT#keyInDoubtThatIsRolledBack_isProcessedThen")),
  J4(
      "a purge and a late copy",
      tested("FloorContract#purgeBesideTheClaim_neverMakesTheCopyAFirst")),
  J5(
      "a purge and a claim at once",
      tested("PurgeContract#claimsDuringPurges_neitherFailNorLoseARecord")),
  J6(
      "the transaction runs out of time",
      tested("BatchIT#timeoutInTheMiddle_costsEachOneDeliveryMore", BATCH),
      tested("EnlistingDelivererTest#timeout_halvesTheNextBatch", BATCH),
      tested("TimeoutAtTheEndIT#timeUpBetweenTheVotes_changesNothing", SINGLE, BATCH),
      tested(
          "TimeoutAtTheEndIT#timeUpBeforeTheLastVote_rollsBackAll_andTheMessageComesAgain",
          SINGLE,
          BATCH,
          LATE),
      tested("TimeoutAtTheEndIT#timeUpAfterTheDecision_changesNothing", SINGLE, BATCH, LATE),
      tested(
          "LongPauseIT#pauseLongerThanAnybodyWaits_losesNothing_andRepeatsNothing",
          REMOTE_SINGLE,
          REMOTE_BATCH),
      absent("One that commits in one phase is out of time before, or not at all.", ONE_PHASE),
      absent("The time is the coordinator's and the broker's; MariaDB is told none.", MARIADB)),
  J7(
      "all attempts are used up, and somebody tries again",
      tested(
          "SampleContract#deadLetterThatAnOperatorRetries_isProcessedOnceAndItsEarlierAttemptsAreKept",
          SINGLE,
          BATCH),
      tested("LateIT#deadLetterThatAnOperatorSendsBack_isProcessedOnce", LATE, ONE_PHASE),
      absent(
          "To the broker's queues it is the same which database fails, and where the broker is.")),
  J8("two versions at once", absent("There has been one version of the tables.")),
  J9(
      "a message without its key",
      tested("DeliveryIT#messageWithoutItsKeyProperty_isADeadLetter"),
      tested("BatchTest#oneWithoutItsKey_isRefusedInItsTurnAndRollsAllBack", BATCH)),
  J10(
      "a datasource that cannot keep the promise",
      tested("RefusedDeliveryIT#delivery_isRefusedWithItsNumberAndLosesNothing")),
  J11(
      "a bean outside the transaction",
      tested("RefusedDeploymentIT#deployment_failsWithItsNumberAndLosesNothing")),
  J12(
      "two consumers in one transaction",
      tested("AtomicityTest#twoConsumersOfOneTransaction_eachHaveTheirRecord")),
  J13(
      "another isolation",
      tested("SchemaContract#otherIsolation_isRefused"),
      tested("MariaDbDedupStoreTest#defaultIsolation_isRefusedSayingWhatToSet", MARIADB));

  private static final class Reasons {
    static final String ONE_PROCESS =
        "Server and broker are one process: nothing gets lost between.";
    static final String NO_VOTE =
        "Alone in its transaction, the database is not asked for its vote.";
    static final String NO_DECISION =
        "Alone in its transaction, the database decides: the log has nothing of it.";
    static final String ONE_BRANCH = "It has one branch, which commits in one phase.";
    static final String NEVER_PREPARED = "It commits in one phase: nothing is ever prepared.";
  }

  private static final class Forms {
    static final Form[] TWO_PHASES = Cell.forms(Form::sends);
    static final Form[] TWO_PHASES_ON_POSTGRES =
        Cell.forms(form -> form.sends() && form.is(Store.POSTGRES));
    static final Form[] XA_ON_POSTGRES = Cell.forms(form -> form.is(Store.POSTGRES));
    static final Form[] LOCAL = Cell.forms(form -> form.is(Topology.LOCAL));
  }

  private final String what;
  private final List<Cell> cells;

  FaultPoint(String what, Cell... cells) {
    this.what = what;
    this.cells = List.of(cells);
  }

  String what() {
    return what;
  }

  /** All that was said of it. */
  List<Cell> cells() {
    return cells;
  }

  /** What shows it for a form; if nothing does, the reason; empty if nobody has thought of it. */
  List<Cell> cells(Form form) {
    List<Cell> tests =
        cells.stream().filter(cell -> cell.isTest() && cell.forms().contains(form)).toList();
    return tests.isEmpty()
        ? cells.stream().filter(cell -> cell.forms().contains(form)).toList()
        : tests;
  }
}
