/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults;

import io.xonce.faults.bean.EarlyClaimBean;
import io.xonce.faults.bean.OutsideSendBean;
import io.xonce.faults.bean.OutsideStateBean;
import io.xonce.faults.bean.SecondTransactionBean;
import io.xonce.faults.bean.SwallowingBean;
import io.xonce.faults.bean.TalkativeBean;
import io.xonce.faults.bean.UnprotectedBean;
import io.xonce.lab.oracle.Violation;
import java.util.List;

/** Handlers that do not keep the promise, and what that is called. */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
enum Flaw {
  NO_KEY(
      UnprotectedBean.class,
      Violation.DUPLICATED_EFFECT,
      Violation.DUPLICATED_OUTPUT,
      Violation.UNPROTECTED),
  SECOND_TRANSACTION(
      SecondTransactionBean.class, Violation.DUPLICATED_EFFECT, Violation.ABORTED_READ),
  STATE_OUTSIDE(OutsideStateBean.class, Violation.DUPLICATED_EFFECT, Violation.ABORTED_READ),
  SEND_OUTSIDE(OutsideSendBean.class, Violation.DUPLICATED_OUTPUT, Violation.GHOST),
  EARLY_CLAIM(EarlyClaimBean.class, Violation.LOST, Violation.SUPPRESSED),
  SWALLOWED(SwallowingBean.class, Violation.LOST, Violation.SUPPRESSED),
  TALKATIVE(TalkativeBean.class, Violation.LEAK);

  private final Class<?> bean;
  private final List<Violation> violations;

  Flaw(Class<?> bean, Violation... violations) {
    this.bean = bean;
    this.violations = List.of(violations);
  }

  Class<?> bean() {
    return bean;
  }

  /** Among others, which follow from them. */
  List<Violation> violations() {
    return violations;
  }
}
