/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * How a branch is called in PostgreSQL: format, global transaction id and qualifier, in Base64. The
 * driver's own XA connection calls it so too; each can finish what the other has prepared.
 */
final class BranchName {

  private static final Pattern NAME = Pattern.compile("(-?\\d{1,10})_([^_]*)_([^_]*)");

  private BranchName() {}

  static String of(Xid xid) {
    return xid.getFormatId()
        + "_"
        + Base64.getEncoder().encodeToString(xid.getGlobalTransactionId())
        + "_"
        + Base64.getEncoder().encodeToString(xid.getBranchQualifier());
  }

  /** Null for a name that somebody else has given. */
  static @Nullable Xid toXid(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    try {
      return new NamedXid(
          Integer.parseInt(parts.group(1)), decoded(parts.group(2)), decoded(parts.group(3)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  @SuppressWarnings("ArrayRecordComponent") // as Xid has it
  private record NamedXid(int formatId, byte[] globalTransactionId, byte[] branchQualifier)
      implements Xid {

    @Override
    public int getFormatId() {
      return formatId;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return globalTransactionId.clone();
    }

    @Override
    public byte[] getBranchQualifier() {
      return branchQualifier.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Xid xid && Branches.same(this, xid);
    }

    @Override
    public int hashCode() {
      return of(this).hashCode();
    }

    @Override
    public String toString() {
      return new BranchText(this).toString();
    }
  }
}
