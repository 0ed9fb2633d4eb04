/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** How the processing of a message ended for good. */
public enum Outcome {
  /** The consumer processed it, and its transaction committed. */
  COMMITTED,
  /** The consumer refused it for good; the refusal was recorded without calling the consumer. */
  REJECTED
}
