/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.AfterCommit;
import io.xonce.DuplicatesOk;
import io.xonce.Idempotent;
import io.xonce.MessageKeyResolver;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.check.QueueWatch;
import io.xonce.interceptor.check.StartupChecks;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.consumer.RecordPurger;
import io.xonce.interceptor.monitor.Monitoring;
import io.xonce.interceptor.operation.Operations;
import io.xonce.interceptor.server.Application;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.BeanMethod;
import io.xonce.interceptor.settings.Declaration;
import io.xonce.interceptor.settings.IneffectiveAnnotation;
import io.xonce.interceptor.settings.MethodDeclaration;
import io.xonce.interceptor.settings.UnscannedBean;
import io.xonce.interceptor.tier.EffectTiers;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the {@link Idempotent} beans of an application while it is deployed, and fails the
 * deployment with a numbered message where one could not be protected as it stands.
 */
public class IdempotentExtension implements Extension {

  private final List<Declaration> declarations = new ArrayList<>();

  /** Enterprise beans in modules that are scanned for beans. */
  private final Set<Class<?>> scanned = new HashSet<>();

  private final List<Class<?>> messageDriven = new ArrayList<>();
  private final List<Bean<? extends MessageKeyResolver>> resolvers = new ArrayList<>();
  private final Map<Object, Consumer> consumers = new ConcurrentHashMap<>();
  private final List<AnnotatedType<?>> tierTypes = new ArrayList<>();
  private final RecordPurger purger = new RecordPurger();
  private final AttemptLedgers ledgers = new AttemptLedgers();
  private final Transactions transactions = new Transactions();
  private final EffectTiers tiers = new EffectTiers(transactions);
  private final Monitoring monitoring = new Monitoring();
  private final StartupChecks checks = new StartupChecks();
  private final QueueWatch queues = new QueueWatch();
  private final Operations operations = new Operations(transactions);
  private volatile @Nullable Deployment deployment;
  private volatile boolean stopped;
  private final ConsumerFactory factory =
      new ConsumerFactory(transactions, ledgers, purger, monitoring, checks, queues, operations);

  /** Called by the container. */
  public IdempotentExtension() {}

  void idempotent(@Observes @WithAnnotations(Idempotent.class) ProcessAnnotatedType<?> event) {
    AnnotatedType<?> type = event.getAnnotatedType();
    if (type.isAnnotationPresent(Interceptor.class)
        || Modifier.isAbstract(type.getJavaClass().getModifiers())) {
      return;
    }
    Idempotent onClass = type.getAnnotation(Idempotent.class);
    if (onClass != null) {
      declarations.add(new BeanDeclaration(type.getJavaClass(), onClass));
    }
    for (AnnotatedMethod<?> method : type.getMethods()) {
      Idempotent onMethod = method.getAnnotation(Idempotent.class);
      if (onMethod != null && BeanMethod.isReached(type.getJavaClass(), method.getJavaMember())) {
        declarations.add(
            new MethodDeclaration(type.getJavaClass(), method.getJavaMember(), onMethod));
      }
    }
  }

  void instances(@Observes ProcessInjectionTarget<?> event) {
    try {
      if (!event.getAnnotatedType().isAnnotationPresent(Interceptor.class)) {
        IneffectiveAnnotation.demandNone(event.getAnnotatedType().getJavaClass());
      }
    } catch (RuntimeException e) {
      event.addDefinitionError(e);
    }
  }

  void enterpriseBeans(
      @Observes
          @WithAnnotations({MessageDriven.class, Singleton.class, Stateful.class, Stateless.class})
          ProcessAnnotatedType<?> event) {
    AnnotatedType<?> type = event.getAnnotatedType();
    scanned.add(type.getJavaClass());
    if (type.isAnnotationPresent(MessageDriven.class)) {
      messageDriven.add(type.getJavaClass());
    }
  }

  void tiers(
      @Observes @WithAnnotations({AfterCommit.class, DuplicatesOk.class})
          ProcessAnnotatedType<?> event) {
    tierTypes.add(event.getAnnotatedType());
  }

  void resolver(@Observes ProcessManagedBean<? extends MessageKeyResolver> event) {
    resolvers.add(event.getBean());
  }

  void health(@Observes AfterBeanDiscovery event) {
    monitoring.offerHealth(event);
  }

  /** Of a deployment that fails the server tells no shutdown: what has begun ends here. */
  void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
    try {
      demandProtected();
      start(manager);
    } catch (RuntimeException | Error e) {
      stop();
      event.addDeploymentProblem(e);
    }
  }

  private void demandProtected() {
    Application.demandOneCopy();
    messageDriven.forEach(IneffectiveAnnotation::demandNone);
    UnscannedBean.demandNone(scanned);
    tierTypes.stream()
        .filter(type -> !type.isAnnotationPresent(Interceptor.class))
        .forEach(EffectTiers::demandVoid);
  }

  private void start(BeanManager manager) {
    String application = Application.name();
    ledgers.start(application);
    Deployment found = new Deployment(declarations, resolvers, manager, factory);
    consumers.putAll(found.consumers());
    monitoring.start(application, manager, ledgers);
    operations.start(application);
    checks.start();
    queues.start();
    deployment = found;
  }

  void shutdown(@Observes BeforeShutdown event) {
    stop();
  }

  /** From here on no consumer is made any more: nobody would end what it begins. */
  private void stop() {
    stopped = true;
    factory.stop();
    operations.stop();
    monitoring.stop();
    checks.stop();
    queues.stop();
    purger.stop();
    ledgers.stop();
  }

  /** The same consumer, or in a rehearsal the one that nobody counts. */
  Consumer counting(Consumer consumer) {
    return transactions.areRehearsed() ? consumer.inRehearsal() : consumer;
  }

  EffectTiers tiers() {
    return tiers;
  }

  /** Called on the proxy that CDI injects, for those who would go through it in each delivery. */
  IdempotentExtension self() {
    return this;
  }

  /** The consumer of an annotated method of a bean instance; null if the method is not. */
  @Nullable Consumer of(Object target, Method method) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      Consumer consumer = consumers.get(new BeanMethod(type, method));
      if (consumer != null) {
        return consumer;
      }
    }
    return null;
  }

  /**
   * The consumer of a message-driven bean; null while the application is being deployed. One in a
   * module that is no bean archive was not seen then, and is declared now; null if that is too
   * late.
   */
  @Nullable Consumer of(Class<?> bean, Idempotent annotation) {
    Deployment deployed = deployment;
    if (deployed == null) {
      return null;
    }
    return stopped
        ? consumers.get(bean)
        : consumers.computeIfAbsent(
            bean, place -> deployed.late(new BeanDeclaration(bean, annotation)));
  }

  /** The consumer of a bean instance, whose class may be a subclass made by the container. */
  Consumer of(Object target) {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      Consumer consumer = consumers.get(type);
      if (consumer != null) {
        return consumer;
      }
    }
    transactions.giveUp();
    throw LOG.unknownConsumer(target.getClass().getName());
  }
}
