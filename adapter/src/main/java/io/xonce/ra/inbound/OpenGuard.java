/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Calls every bean with each message. */
class OpenGuard implements BatchGuard {

  @Override
  public boolean protects(Class<?> bean) {
    return true;
  }

  @Override
  public boolean isReady(Class<?> bean, Acknowledgement acknowledgement) {
    return true;
  }

  @Override
  public List<? extends Claimed> claim(
      Class<?> bean, Acknowledgement acknowledgement, List<Message> messages) throws Exception {
    return Collections.nCopies(messages.size(), Callable::call);
  }
}
