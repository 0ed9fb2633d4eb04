/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.Arrays;
import javax.transaction.xa.Xid;

/** Xids of different makers, which need not be equal to be the same. */
final class Branches {

  private Branches() {}

  static boolean same(Xid one, Xid other) {
    return one.getFormatId() == other.getFormatId()
        && Arrays.equals(one.getGlobalTransactionId(), other.getGlobalTransactionId())
        && Arrays.equals(one.getBranchQualifier(), other.getBranchQualifier());
  }
}
