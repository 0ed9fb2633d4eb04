/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.store.StoreException;
import io.xonce.store.StoreUnavailableException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the declarations of one application into consumers, or says why it cannot. */
final class Deployment {

  private final List<Declaration> declarations;
  private final List<Bean<? extends MessageKeyResolver>> resolvers;
  private final BeanManager manager;
  private final Purger purger;
  private final Transactions transactions;

  Deployment(
      List<Declaration> declarations,
      List<Bean<? extends MessageKeyResolver>> resolvers,
      BeanManager manager,
      Purger purger,
      Transactions transactions) {
    this.declarations = declarations;
    this.resolvers = resolvers;
    this.manager = manager;
    this.purger = purger;
    this.transactions = transactions;
  }

  Map<Class<?>, Consumer> consumers() {
    SortedMap<String, Declaration> named = named();
    Map<String, Bean<? extends MessageKeyResolver>> keys = resolversOf(named);
    Map<Class<?>, Consumer> consumers = new HashMap<>();
    named.forEach(
        (name, declaration) -> {
          Configuration configuration = Configuration.of(declaration.bean());
          SettingsReader.demandKnown(configuration, named.keySet());
          consumers.put(declaration.bean(), consumer(declaration, configuration, keys.get(name)));
        });
    return consumers;
  }

  private SortedMap<String, Declaration> named() {
    SortedMap<String, Declaration> named = new TreeMap<>();
    for (Declaration declaration : declarations) {
      declaration.check();
      String name = SettingsReader.consumerName(declaration.annotation(), declaration.bean());
      Declaration other = named.put(name, declaration);
      if (other != null) {
        throw LOG.consumerNameTwice(other.bean().getName(), declaration.bean().getName(), name);
      }
    }
    return named;
  }

  private Map<String, Bean<? extends MessageKeyResolver>> resolversOf(
      SortedMap<String, Declaration> named) {
    Map<String, Bean<? extends MessageKeyResolver>> found = new HashMap<>();
    for (Bean<? extends MessageKeyResolver> resolver : resolvers) {
      String name = resolver.getName();
      String type = resolver.getBeanClass().getName();
      if (name == null || !named.containsKey(name)) {
        throw LOG.resolverWithoutConsumer(type, name, named.keySet());
      }
      Bean<?> other = found.put(name, resolver);
      if (other != null) {
        throw LOG.resolverTwice(other.getBeanClass().getName(), type, name);
      }
    }
    return found;
  }

  private Consumer consumer(
      Declaration declaration,
      Configuration configuration,
      @Nullable Bean<? extends MessageKeyResolver> resolver) {
    Settings settings =
        SettingsReader.read(declaration.annotation(), declaration.bean(), configuration);
    StoreHandle store = new StoreHandle(settings, transactions);
    boolean named = store.isNamed();
    if (named) {
      open(store, settings.consumer());
    }
    purger.schedule(settings, store);
    announce(settings, declaration, named ? store.name() : "to be found", resolver != null);
    return new Consumer(
        settings, new KeyReader(settings, reference(resolver)), store, transactions);
  }

  /** A wrong schema fails the deployment; a database that is not up yet only delays deliveries. */
  private static void open(StoreHandle store, String consumer) {
    try {
      store.open();
    } catch (StoreUnavailableException e) {
      LOG.storeUnreachable(store.name(), consumer, String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw LOG.storeUnusable(store.name(), consumer, String.valueOf(e.getMessage()), e);
    }
  }

  private static void announce(
      Settings settings, Declaration declaration, String store, boolean resolver) {
    LOG.consumerDeployed(
        settings.consumer(),
        declaration.bean().getName(),
        resolver ? List.of("MessageKeyResolver") : settings.keyTexts(),
        store,
        settings.retention().toString(),
        settings.onDuplicate().name());
    if (!resolver && settings.keyIsMessageId()) {
      LOG.keyIsMessageId(settings.consumer());
    }
  }

  /** One reference for the life of the application; the scope of the bean decides what it means. */
  private @Nullable MessageKeyResolver reference(
      @Nullable Bean<? extends MessageKeyResolver> resolver) {
    return resolver == null
        ? null
        : (MessageKeyResolver)
            manager.getReference(
                resolver, MessageKeyResolver.class, manager.createCreationalContext(resolver));
  }
}
