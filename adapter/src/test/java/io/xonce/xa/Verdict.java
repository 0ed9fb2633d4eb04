/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** When the database learns that nothing more comes. */
enum Verdict {
  PREPARE {
    @Override
    void of(XAResource resource, Xid xid) throws XAException {
      resource.prepare(xid);
    }
  },
  COMMIT_ONE_PHASE {
    @Override
    void of(XAResource resource, Xid xid) throws XAException {
      resource.commit(xid, true);
    }
  };

  abstract void of(XAResource resource, Xid xid) throws XAException;
}
