/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.HexFormat;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * A branch in a log line: format, global transaction id (its middle left out when long), qualifier.
 *
 * @param xid none for a call that concerns no single branch
 */
record BranchText(@Nullable Xid xid) {

  private static final int ENDS = 8;

  @Override
  public String toString() {
    return xid == null
        ? "all branches"
        : "branch "
            + xid.getFormatId()
            + ":"
            + shortened(xid.getGlobalTransactionId())
            + ":"
            + shortened(xid.getBranchQualifier());
  }

  private static String shortened(byte[] id) {
    HexFormat hex = HexFormat.of();
    return id.length <= 2 * ENDS
        ? hex.formatHex(id)
        : hex.formatHex(id, 0, ENDS) + "…" + hex.formatHex(id, id.length - ENDS, id.length);
  }
}
