/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** AMQP and STOMP to the server's own broker, and the server's own resource adapter. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AcceptorIT extends ProducerContract {

  AcceptorIT() {
    super("accepted", Lab.get().broker(), protocol -> Lab.get().acceptorPort());
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("accepted", Archives.beans(AcceptedBean.class, AcceptedReplyBean.class));
  }

  @Override
  Set<Client> clients() {
    return EnumSet.complementOf(EnumSet.of(Client.MQTT, Client.CLASSIC));
  }

  @Override
  Set<Client> requesters() {
    return clients();
  }
}
