/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.interceptor.key.Grammar;
import java.time.Duration;
import java.util.List;

/** What is annotated: a message-driven bean, or a method. What differs between the two is here. */
public sealed interface Declaration permits BeanDeclaration, MethodDeclaration {

  Class<?> bean();

  Idempotent annotation();

  /** What is annotated: by it the interceptor finds the consumer. */
  Object place();

  /** What is annotated, for people. */
  default String description() {
    return place() instanceof Class<?> type ? type.getName() : place().toString();
  }

  /** Fails on what cannot be protected as it stands. */
  void check();

  /** The name of the consumer where none is given. */
  String defaultName();

  /** The key expressions where the configuration has none. */
  List<String> defaultKey();

  Grammar grammar(String consumer, int maxBody);

  /** Fails on reactions that are impossible here. */
  void check(Policy policy, String consumer, Duration retention);

  /** What is really done about a duplicate. */
  OnDuplicate reaction(Policy policy);

  /** Whether a duplicate needs nothing but to be known as one. */
  boolean onlyAcknowledges(Policy policy);

  /** The consumer's name, checked. */
  default String consumer() {
    String given = annotation().consumer();
    return SettingsReader.demandName(given.isEmpty() ? defaultName() : given, bean());
  }
}
