/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.interceptor.server.Reflection;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import java.util.Objects;

/** Has the recovery of this server make a pass now, instead of at the end of its period. */
public final class RecoveryScan {

  private RecoveryScan() {}

  /** Returns when the pass has ended. */
  public static void run(Transactions transactions) throws Exception {
    ClassLoader narayana = transactions.rolledBack(RunningTransaction::coordinatorLoader);
    Object manager =
        Reflection.callStatic(
            narayana, "com.arjuna.ats.arjuna.recovery.RecoveryManager", "manager");
    Reflection.call(Objects.requireNonNull(manager), "scan");
  }
}
