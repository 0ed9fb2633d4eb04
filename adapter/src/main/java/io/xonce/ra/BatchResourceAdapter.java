/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** The resource adapter, as the server sees it. */
public final class BatchResourceAdapter implements ResourceAdapter, Serializable {

  private static final long serialVersionUID = 1L;

  private record Key(MessageEndpointFactory endpoints, ActivationSpec spec) {}

  private final transient Map<Key, Activation> activations = new ConcurrentHashMap<>();
  private transient @Nullable BootstrapContext server;

  /** Called by the container. */
  public BatchResourceAdapter() {}

  @Override
  public void start(BootstrapContext context) {
    server = context;
  }

  @Override
  public void stop() {
    activations.values().forEach(Activation::stop);
    activations.clear();
  }

  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    if (!(spec instanceof BatchActivationSpec asked) || server == null) {
      throw LOG.foreignSpec(spec.getClass().getName(), BatchActivationSpec.class.getName());
    }
    Activation activation =
        new Activation(asked.settings(), Bean.of(endpoints), manager(), transactions());
    activations.put(new Key(endpoints, spec), activation);
    activation.start(server.getWorkManager());
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
    Activation activation = activations.remove(new Key(endpoints, spec));
    if (activation != null) {
      activation.stop();
    }
  }

  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return activations.entrySet().stream()
        .filter(entry -> Stream.of(specs).anyMatch(spec -> spec == entry.getKey().spec()))
        .map(entry -> entry.getValue().recovery())
        .toArray(XAResource[]::new);
  }

  TransactionSynchronizationRegistry transactions() throws ResourceException {
    if (server == null) {
      throw LOG.notStarted();
    }
    return server.getTransactionSynchronizationRegistry();
  }

  private static TransactionManager manager() {
    return Jndi.find("java:jboss/TransactionManager", TransactionManager.class);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
