/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;

/** An interface whose annotation no container looks at. */
public interface Transfer {
  @Idempotent(store = "java:jboss/datasources/PaymentsXA")
  void pay(@IdempotencyKey String order);
}
