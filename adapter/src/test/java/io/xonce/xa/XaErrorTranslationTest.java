/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are corrected, and which failures cost the connection. */
class XaErrorTranslationTest {

  private final List<SQLException> losses = new ArrayList<>();
  private final XaErrorTranslation errors = new XaErrorTranslation(losses::add);
  private final TestXid xid = TestXid.next();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08000", "08003", "08006", "08S01", "57P01", "57P02", "57P03", "57P05", "25P03", "25006"
      })
  void lostConnection_isUnavailableAndTold(String state) {
    SQLException loss = new SQLException("gone", state);

    assertThat(codeOf(told(XAException.XAER_RMERR, loss))).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(losses).hasSize(1).allMatch(e -> e == loss);
  }

  @ParameterizedTest
  @ValueSource(strings = {"53100", "53200", "53300", "57014", "55000", "58030"})
  void refusal_isUnavailableButCostsNoConnection(String state) {
    assertThat(codeOf(told(XAException.XAER_RMERR, new SQLException("no", state))))
        .isEqualTo(XAException.XAER_RMFAIL);
    assertThat(losses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "23505", "40001", "42501", "42704", "55P03", "25P02", "XX000"})
  void otherFailure_isTheDriversToJudge(String state) {
    XAException told = told(XAException.XAER_RMERR, new SQLException("other", state));

    assertThat(errors.of(Verb.COMMIT, xid, told) == told).isTrue();
    assertThat(losses).isEmpty();
  }

  @Test
  void noSqlState_isTheDriversToJudge() {
    XAException told = told(XAException.XAER_RMERR, new SQLException("other"));

    assertThat(errors.of(Verb.COMMIT, xid, told) == told).isTrue();
  }

  /** Narayana takes an exception without a code for success. */
  @ParameterizedTest
  @EnumSource
  void answerWithoutACode_getsOne(Verb verb) {
    XAException told = new XAException("refused");
    told.initCause(new SQLException("read only", "HY000", 1290));

    assertThat(errors.of(verb, xid, told))
        .hasMessageStartingWith("XONCE02011: ")
        .extracting(e -> e.errorCode)
        .isEqualTo(
            switch (verb) {
              case START, END, PREPARE, COMMIT_ONE_PHASE -> XAException.XAER_RMERR;
              case COMMIT, ROLLBACK, RECOVER, FORGET -> XAException.XAER_RMFAIL;
            });
  }

  @ParameterizedTest
  @EnumSource
  void answerWithoutACodeThatIsNotTheDatabases_saysNothingOfTheBranch(Verb verb) {
    assertThat(errors.of(verb, xid, new XAException("lost")).errorCode)
        .isEqualTo(XAException.XAER_RMFAIL);
  }

  @Test
  void bareInputOutputFailure_isALostConnection() {
    assertThat(codeOf(told(XAException.XAER_RMERR, new EOFException())))
        .isEqualTo(XAException.XAER_RMFAIL);
    assertThat(losses)
        .singleElement()
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("08006"));
  }

  @Test
  void lossBehindAnotherFailure_isFound() {
    SQLException loss = new SQLException("gone", "08006");
    SQLException outer = new SQLException("failed", "XX000", loss);

    assertThat(codeOf(told(XAException.XAER_RMERR, outer))).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(losses).hasSize(1).allMatch(e -> e == loss);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        XAException.XAER_RMERR,
        XAException.XA_RBROLLBACK,
        XAException.XA_RBCOMMFAIL,
        XAException.XA_RBTRANSIENT,
        0
      })
  void claimToKnowTheBranch_isCorrected(int code) {
    XAException told = told(code, new SQLException("gone", "08006"));

    XAException corrected = errors.of(Verb.COMMIT_ONE_PHASE, xid, told);

    assertThat(corrected.errorCode).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(corrected).hasCause(told).hasMessageContaining("may be committed or rolled back");
  }

  /** The resource manager did answer, or made no claim. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        XAException.XAER_RMFAIL,
        XAException.XA_RETRY,
        XAException.XA_HEURRB,
        XAException.XA_HEURHAZ,
        XAException.XAER_NOTA,
        XAException.XAER_PROTO
      })
  void otherCode_stays(int code) {
    XAException told = told(code, new SQLException("gone", "08006"));

    assertThat(errors.of(Verb.COMMIT, xid, told) == told).isTrue();
    assertThat(losses).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyVerb_saysWhatFollows(Verb verb) {
    XAException told = told(XAException.XAER_RMERR, new SQLException("gone", "57P01"));

    assertThat(errors.of(verb, null, told))
        .hasMessageStartingWith("XONCE02001: XA " + verb + " of all branches")
        .hasMessageContaining("57P01")
        .hasMessageEndingWith(verb.consequence() + ".");
  }

  @Test
  void failingListener_doesNotHideTheAnswer() {
    RuntimeException broken = new IllegalStateException("listener");
    XaErrorTranslation hindered =
        new XaErrorTranslation(
            loss -> {
              throw broken;
            });

    XAException answer =
        hindered.of(
            Verb.COMMIT, xid, told(XAException.XAER_RMERR, new SQLException("gone", "08006")));

    assertThat(answer.errorCode).isEqualTo(XAException.XAER_RMFAIL);
    assertThat(answer).hasSuppressedException(broken);
  }

  private int codeOf(XAException told) {
    return errors.of(Verb.COMMIT, xid, told).errorCode;
  }

  private static XAException told(int code, Throwable cause) {
    XAException told = new XAException(code);
    told.initCause(cause);
    return told;
  }
}
