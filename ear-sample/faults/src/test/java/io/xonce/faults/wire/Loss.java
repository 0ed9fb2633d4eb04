/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

/** What can happen to what is said on its way; but for a delay, its connection ends with it. */
public enum Loss {
  /** The server does not get it. */
  OF_THE_REQUEST,
  /** The server does it, and the client does not learn of that. */
  OF_THE_ANSWER,
  /** The server gets it late. */
  OF_TIME
}
