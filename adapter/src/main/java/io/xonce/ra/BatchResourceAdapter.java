/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

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
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
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
  private final transient Set<MessageEndpointFactory> refused =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
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
   * {@inheritDoc}
   *
   * @throws ResourceException if the bean cannot be activated, the first time. WildFly keeps such a
   *     bean, even when it has been undeployed, and activates it again whenever the server resumes.
   *     What is thrown then ends the server; what comes behind a normal return, as when its
   *     recovery has not started yet at a reload, may do so as well.
   */
  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    try {
      activate(endpoints, spec);
      refused.remove(endpoints);
    } catch (ResourceException e) {
      refuse(endpoints, e);
    } catch (RuntimeException | LinkageError e) {
      refuse(endpoints, LOG.notActivated(name(endpoints), e.toString(), e));
    }
  }

  private void refuse(MessageEndpointFactory endpoints, ResourceException reason)
      throws ResourceException {
    if (refused.add(endpoints)) {
      throw reason;
    }
    LOG.refusedAgain(name(endpoints), String.valueOf(reason.getMessage()));
  }

  private static String name(MessageEndpointFactory endpoints) {
    return endpoints.getEndpointClass().getName();
  }

  private void activate(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    ActivationSettings settings = ((BatchActivationSpec) spec).settings();
    Activation activation = new Activation(settings, endpoints, services());
    activations.put(new Key(endpoints, spec), activation);
    activation.start();
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
