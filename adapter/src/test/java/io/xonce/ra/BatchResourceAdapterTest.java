/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import org.junit.jupiter.api.Test;

/** What a container hears of an activation that fails, here since there is no JNDI. */
class BatchResourceAdapterTest {

  private static final class SomeBean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final BatchResourceAdapter adapter = new BatchResourceAdapter();
  private final BatchActivationSpec spec = new BatchActivationSpec();
  private final MessageEndpointFactory bean = endpoints();

  BatchResourceAdapterTest() {
    spec.setDestination("q");
    adapter.start(
        (BootstrapContext) Proxies.of(BootstrapContext.class, (proxy, method, arguments) -> null));
  }

  /** A container may keep a bean for which something is thrown, and activate it for ever. */
  @Test
  void whateverFails_isAnErrorInTheLogAndNothingIsThrown() throws Exception {
    assertThat(errorOfActivation())
        .startsWith("XONCE06007: " + SomeBean.class.getName() + " receives nothing")
        .contains("XONCE06014");
  }

  @Test
  void wrongProperty_isAnErrorInTheLog() throws Exception {
    spec.setMaxBatch("0");
    spec.validate();
    assertThat(errorOfActivation())
        .startsWith("XONCE06006: " + SomeBean.class.getName() + " receives nothing")
        .contains("XONCE06001: ");
  }

  @Test
  void adapterThatHasStopped_activatesNothing() throws Exception {
    adapter.stop();
    assertThat(errorOfActivation()).contains("XONCE06036: ");
  }

  @Test
  void beanThatWasNotActivated_isNotAskedForRecovery() throws Exception {
    errorOfActivation();
    assertThat(adapter.getXAResources(new ActivationSpec[] {spec})).isEmpty();
    adapter.endpointDeactivation(bean, spec);
  }

  private String errorOfActivation() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ra")) {
      adapter.endpointActivation(bean, spec);
      assertThat(log.warnings()).hasSize(1);
      return log.warnings().get(0);
    }
  }

  private static MessageEndpointFactory endpoints() {
    return (MessageEndpointFactory)
        Proxies.of(MessageEndpointFactory.class, (proxy, method, arguments) -> SomeBean.class);
  }
}
