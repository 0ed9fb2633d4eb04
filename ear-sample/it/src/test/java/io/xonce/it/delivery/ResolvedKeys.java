/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.MessageKeyResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Locale;

/** The key is the payment in lower case, which no expression could say. */
@ApplicationScoped
@Named("resolved")
public class ResolvedKeys implements MessageKeyResolver {
  @Override
  public List<String> resolve(Message message) throws JMSException {
    return List.of(message.getStringProperty("payment").toLowerCase(Locale.ROOT));
  }
}
