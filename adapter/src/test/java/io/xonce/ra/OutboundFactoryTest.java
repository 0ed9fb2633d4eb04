/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ManagedConnection;
import java.lang.reflect.Proxy;
import javax.security.auth.Subject;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections while there is no broker: here nothing is in JNDI, as when a server boots. */
class OutboundFactoryTest {

  private final OutboundFactory factory = new OutboundFactory();

  @BeforeEach
  void startAdapter() {
    BatchResourceAdapter adapter = new BatchResourceAdapter();
    adapter.start(
        (BootstrapContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BootstrapContext.class},
                (proxy, method, arguments) -> null));
    factory.setResourceAdapter(adapter);
  }

  @Test
  void recovery_getsAResourceThatAsksLater() throws Exception {
    ManagedConnection connection = factory.createManagedConnection(new Subject(), null);
    XAResource resource = connection.getXAResource();
    for (int run = 0; run < 2; run++) {
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> resource.recover(XAResource.TMSTARTRSCAN))
          .withMessageContaining("XONCE06037")
          .withMessageContaining("asks again")
          .returns(XAException.XAER_RMFAIL, e -> e.errorCode);
    }
    connection.destroy();
  }

  @Test
  void recoverysConnection_isForNothingElse() throws Exception {
    ManagedConnection connection = factory.createManagedConnection(new Subject(), null);
    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> connection.getConnection(null, null))
        .withMessageContaining("XONCE06035");
    assertThat(connection.getMetaData()).isNull();
  }

  @Test
  void sender_getsNoConnection() {
    assertThatExceptionOfType(ResourceException.class)
        .isThrownBy(() -> factory.createManagedConnection(null, null))
        .withMessageContaining("XONCE06035");
  }
}
