/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.transaction.xa.Xid;

/** A branch no other test knows. */
record TestXid(String name) implements Xid {

  static TestXid next() {
    return new TestXid(UUID.randomUUID().toString());
  }

  @Override
  public int getFormatId() {
    return 4711;
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] getBranchQualifier() {
    return new byte[] {1};
  }
}
