/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.JMSRuntimeException;

/** A consumer was closed, and not by its session. */
final class ConsumerClosedException extends JMSRuntimeException {

  private static final long serialVersionUID = 1L;

  ConsumerClosedException() {
    super("The consumer was closed from outside");
  }
}
