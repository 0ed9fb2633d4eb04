/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import javax.transaction.xa.XAResource;

/** Messages that are acknowledged in the transaction. */
interface EnlistedSource extends BatchSource {

  /** What is to be enlisted before anything is received. */
  XAResource branch();
}
