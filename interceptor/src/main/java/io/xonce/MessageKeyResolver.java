/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;

/**
 * Finds the key of a message where no expression of {@link Idempotent#key()} can. A CDI bean of
 * this type serves the consumer whose name is its bean name:
 *
 * <pre>{@code
 * @ApplicationScoped
 * @Named("ledger")
 * class LedgerKeys implements MessageKeyResolver { … }
 * }</pre>
 *
 * <p><b>Threads.</b> Called by many deliveries at once, according to the scope of the bean.
 *
 * <p><b>Transactions.</b> Called inside the transaction of the delivery, before the key is claimed.
 */
public interface MessageKeyResolver {

  /**
   * The parts of the key. The same logical message must give the same parts for ever.
   *
   * @param message the message; its body must not be an {@link jakarta.jms.ObjectMessage} that is
   *     read here, because that runs code the sender chose
   * @return the parts, at least one, none of them blank; anything else refuses the delivery
   * @throws JMSException if the message cannot be read; the delivery rolls back
   */
  List<String> resolve(Message message) throws JMSException;
}
