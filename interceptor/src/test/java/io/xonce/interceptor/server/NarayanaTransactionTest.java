/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.coordinator.TxControl;
import com.arjuna.ats.jta.xa.XATxConverter;
import com.arjuna.ats.jta.xa.XidImple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches are named as Narayana names them, in the version WildFly ships. */
class NarayanaTransactionTest {

  /** Read from the environment once only, perhaps by a test before this one. */
  @BeforeAll
  static void name() {
    TxControl.setXANodeName("node-a");
  }

  @Test
  void branchOfARunningServer_leadsToItsTransaction() {
    Uid uid = new Uid();
    assertThat(transaction(uid)).isEqualTo(new NarayanaTransaction(uid.toString(), "node-a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0:ffff7f000001:-53efdbcf:692607d5:1a",
        "-8000000000000000:-1:-80000000:-1:-7fffffff",
        "7fffffffffffffff:0:7fffffff:0:1"
      })
  void numbersOfEitherSign_areWrittenAsInTheLog(String id) {
    assertThat(transaction(new Uid(id))).isEqualTo(new NarayanaTransaction(id, "node-a"));
  }

  @Test
  void foreignTransaction_isNone() {
    assertThat(NarayanaTransaction.of(new byte[27])).isNull();
    assertThat(NarayanaTransaction.of(new byte[0])).isNull();
  }

  private static @Nullable NarayanaTransaction transaction(Uid uid) {
    XidImple branch = (XidImple) XATxConverter.getXid(uid, true, XATxConverter.FORMAT_ID);
    return NarayanaTransaction.of(branch.getGlobalTransactionId());
  }
}
