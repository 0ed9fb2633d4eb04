/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.server.Application;
import io.xonce.interceptor.settings.Configuration;
import io.xonce.interceptor.settings.Declaration;
import io.xonce.interceptor.settings.UnknownSettings;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the declarations of one application into consumers, or says why it cannot. */
final class Deployment {

  private final List<Declaration> declarations;
  private final List<Bean<? extends MessageKeyResolver>> resolvers;
  private final BeanManager manager;
  private final ConsumerFactory factory;
  private final Map<ClassLoader, Configuration> configurations = new HashMap<>();

  Deployment(
      List<Declaration> declarations,
      List<Bean<? extends MessageKeyResolver>> resolvers,
      BeanManager manager,
      ConsumerFactory factory) {
    this.declarations = declarations;
    this.resolvers = resolvers;
    this.manager = manager;
    this.factory = factory;
  }

  Map<Object, Consumer> consumers() {
    SortedMap<String, Declaration> named = named(declarations);
    Map<String, Bean<? extends MessageKeyResolver>> keys = resolversOf(named);
    Map<Object, Consumer> consumers = new HashMap<>();
    named.forEach(
        (name, declaration) ->
            consumers.put(
                declaration.place(), create(declaration, named.keySet(), keys.get(name))));
    return consumers;
  }

  /** One that was not known when the others were made. */
  synchronized Consumer late(Declaration declaration) {
    List<Declaration> all = new ArrayList<>(declarations);
    all.add(declaration);
    SortedMap<String, Declaration> named = named(all);
    Consumer consumer =
        create(declaration, named.keySet(), resolversOf(named).get(declaration.consumer()));
    declarations.add(declaration);
    return consumer;
  }

  private Consumer create(
      Declaration declaration,
      Set<String> names,
      @Nullable Bean<? extends MessageKeyResolver> resolver) {
    Configuration configuration =
        configurations.computeIfAbsent(
            declaration.bean().getClassLoader(), module -> configuration(declaration, names));
    return factory.create(declaration, configuration, reference(resolver));
  }

  /** Each module has its own, and is told of its unknown names once. */
  private static Configuration configuration(Declaration declaration, Set<String> names) {
    Configuration configuration = Configuration.of(declaration.bean());
    UnknownSettings.report(configuration, names);
    return configuration;
  }

  private static SortedMap<String, Declaration> named(List<Declaration> declarations) {
    SortedMap<String, Declaration> named = new TreeMap<>();
    for (Declaration declaration : declarations) {
      declaration.check();
      String name = declaration.consumer();
      Declaration other = named.put(name, declaration);
      if (other != null) {
        throw twice(name, other, declaration);
      }
    }
    return named;
  }

  /** Two beans, or one class that the application has in two archives. */
  private static DeploymentException twice(String name, Declaration one, Declaration other) {
    String first = one.description();
    String second = other.description();
    return first.equals(second)
        ? LOG.beanTwice(
            first, Application.placeOf(one.bean()), Application.placeOf(other.bean()), name)
        : LOG.consumerNameTwice(first, second, name);
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
