/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** What is compared with the first copy when the key is known. */
public interface FingerprintRule {

  /** Null: nothing can or shall be compared. */
  @Nullable Fingerprint of(Invocation invocation) throws JMSException;
}
