/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.JndiLookup;
import io.xonce.ra.inbound.Activation;
import io.xonce.ra.inbound.ActivationSettings;
import io.xonce.ra.inbound.ContainerServices;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.TransactionManager;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** The resource adapter, as the server sees it. */
public final class BatchResourceAdapter implements ResourceAdapter, Serializable {

  private static final long serialVersionUID = 1L;

  private record Key(MessageEndpointFactory endpoints, ActivationSpec spec) {}

  private final transient Map<Key, Activation> activations = new ConcurrentHashMap<>();
  private final transient Set<OutboundFactory> senders = new CopyOnWriteArraySet<>();
  private transient volatile @Nullable BootstrapContext context;

  /** Called by the container. */
  public BatchResourceAdapter() {}

  @Override
  public void start(BootstrapContext context) {
    this.context = context;
  }

  /** Nothing is activated afterwards, not even by a container that has kept an endpoint. */
  @Override
  public void stop() {
    context = null;
    activations.values().forEach(Activation::stop);
    activations.clear();
  }

  /**
   * Never throws. WildFly keeps a bean whose activation threw, even when it is undeployed, and
   * activates it again at each resume; at a reload that ends the server. So a bean that cannot be
   * activated is deployed, receives nothing, and an error says so.
   */
  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
    try {
      activate(endpoints, spec);
    } catch (ResourceException e) {
      LOG.notActivated(name(endpoints), String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      LOG.activationFailed(name(endpoints), Clause.of(e.toString()), e);
    }
  }

  private static String name(MessageEndpointFactory endpoints) {
    return endpoints.getEndpointClass().getName();
  }

  private void activate(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    ActivationSettings settings = ((BatchActivationSpec) spec).settings();
    Activation activation = new Activation(settings, endpoints, services());
    Key key = new Key(endpoints, spec);
    activations.put(key, activation);
    try {
      activation.start();
    } catch (ResourceException e) {
      activations.remove(key);
      throw e;
    }
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

  /** Told by a connection factory that belongs here. */
  void offered(OutboundFactory sender) {
    senders.add(sender);
  }

  ContainerServices services() throws ResourceException {
    BootstrapContext started = context;
    if (started == null) {
      throw LOG.notStarted();
    }
    return new ContainerServices(
        JndiLookup.find("java:jboss/TransactionManager", TransactionManager.class),
        started.getTransactionSynchronizationRegistry(),
        started.getWorkManager(),
        this::factoryName);
  }

  private @Nullable String factoryName(BrokerAddress broker) {
    for (OutboundFactory sender : senders) {
      if (sender.getJndiName() != null && sender.broker().equals(broker)) {
        return sender.getJndiName();
      }
    }
    return null;
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
