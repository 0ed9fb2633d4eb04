/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.InvalidPropertyException;
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

  @Test
  void whateverFails_isThrownAsTheContractAllows() {
    assertThatThrownBy(this::activate)
        .isInstanceOf(ResourceException.class)
        .hasMessageStartingWith("XONCE06006: " + SomeBean.class.getName() + " cannot be activated.")
        .hasMessageContaining("XONCE06014");
  }

  @Test
  void beanThatWasRefused_isNotThrownAboutAgain() throws Exception {
    assertThatThrownBy(this::activate).isInstanceOf(ResourceException.class);
    try (LogLines log = new LogLines("io.xonce.ra")) {
      activate();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE06007: " + SomeBean.class.getName())
          .contains("XONCE06006");
    }
    assertThatThrownBy(() -> adapter.endpointActivation(endpoints(), spec))
        .as("another bean")
        .isInstanceOf(ResourceException.class);
  }

  @Test
  void wrongProperty_isRefusedOnce() throws Exception {
    spec.setMaxBatch("0");
    spec.validate();
    assertThatThrownBy(this::activate)
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageStartingWith("XONCE06001: ");
    spec.validate();
    activate();
  }

  @Test
  void adapterThatHasStopped_activatesNothing() {
    adapter.stop();
    assertThatThrownBy(this::activate)
        .isInstanceOf(ResourceException.class)
        .hasMessageStartingWith("XONCE06036: ");
  }

  private void activate() throws ResourceException {
    adapter.endpointActivation(bean, spec);
  }

  private static MessageEndpointFactory endpoints() {
    return (MessageEndpointFactory)
        Proxies.of(MessageEndpointFactory.class, (proxy, method, arguments) -> SomeBean.class);
  }
}
