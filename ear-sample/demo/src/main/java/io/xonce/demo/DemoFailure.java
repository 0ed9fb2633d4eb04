/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.io.Serial;

/** A reason to stop that speaks for itself: no stack trace hides it. */
final class DemoFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  DemoFailure(String reason) {
    super(reason, null, false, false);
  }
}
