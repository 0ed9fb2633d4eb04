/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Guarantee;
import io.xonce.Idempotent;
import io.xonce.interceptor.key.Grammar;
import io.xonce.interceptor.key.KeyRules;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the settings of one consumer: the configuration overrides the annotation. */
public final class SettingsReader {

  private static final int MAX_BODY = 1 << 20;
  private static final int KNOWN_KEYS = 10_000;
  private static final int ATTEMPTS = 10_000;

  private final Declaration declaration;
  private final Idempotent annotation;
  private final String consumer;
  private final SettingValues own;
  private final SettingValues global;
  private final Grammar grammar;

  private SettingsReader(Declaration declaration, Configuration configuration) {
    this.declaration = declaration;
    this.annotation = declaration.annotation();
    this.consumer = declaration.consumer();
    this.global = new SettingValues(configuration, Configuration.PREFIX);
    this.own = new SettingValues(configuration, Configuration.PREFIX + consumer + ".");
    this.grammar =
        declaration.grammar(consumer, global.number("max-body", MAX_BODY, 1, Integer.MAX_VALUE));
  }

  public static Settings read(Declaration declaration, Configuration configuration) {
    return new SettingsReader(declaration, configuration).read();
  }

  private Settings read() {
    Duration retention =
        own.duration(
            "retention", annotation.retention(), Duration.ofMinutes(1), Duration.ofDays(3650));
    Policy policy = policy();
    declaration.check(policy, consumer, retention);
    int attempts = global.number("attempts", ATTEMPTS, 0, 1_000_000);
    if (attempts == 0 && !policy.terminalOn().isEmpty()) {
      throw LOG.rejectionNotRemembered(consumer);
    }
    return new Settings(
        consumer,
        keys(),
        policy,
        own.constant("mode", Mode.ENFORCE),
        retention,
        own.text("store").orElse(annotation.store()),
        global.constant("schema", SchemaMode.VALIDATE),
        guarantee(),
        global.duration("lock-timeout", "PT5S", Duration.ofSeconds(1), Duration.ofMinutes(5)),
        global.duration("purge-interval", "PT1M", Duration.ofSeconds(1), Duration.ofDays(1)),
        global.number("known-keys", KNOWN_KEYS, 0, 1_000_000),
        global.text("connection-factory").orElse("java:/JmsXA"),
        own.flag("shared"),
        attempts);
  }

  private KeyRules keys() {
    List<String> key = own.text("key").isPresent() ? own.list("key") : declaration.defaultKey();
    return new KeyRules(
        key,
        grammar.all(key),
        grammar.tenant(own.text("tenant").orElse(annotation.tenant())),
        grammar.fingerprint(own.list("fingerprint", annotation.fingerprint())));
  }

  private Policy policy() {
    return new Policy(
        own.constant("on-duplicate", annotation.onDuplicate()),
        own.constant("on-conflict", annotation.onConflict()),
        own.constant("on-unreadable", annotation.onUnreadable()),
        terminalOn(),
        own.text("divert-to").orElse(annotation.divertTo()),
        own.text("reply-to").orElse(annotation.replyTo()),
        own.flag("floor"));
  }

  private List<Class<? extends Exception>> terminalOn() {
    if (own.text("terminal-on").isEmpty()) {
      return List.of(annotation.terminalOn());
    }
    List<Class<? extends Exception>> types = new ArrayList<>();
    for (String name : own.list("terminal-on")) {
      types.add(exception(name));
    }
    return types;
  }

  private Class<? extends Exception> exception(String name) {
    try {
      return Class.forName(name, false, declaration.bean().getClassLoader())
          .asSubclass(Exception.class);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw own.refused("terminal-on", name, "names of exception classes of the application");
    }
  }

  private Guarantee guarantee() {
    Guarantee guarantee = global.constant("minimum-guarantee", Guarantee.EXACTLY_ONCE);
    if (guarantee == Guarantee.NONE) {
      throw global.refused(
          "minimum-guarantee",
          global.text("minimum-guarantee").orElse(""),
          "EXACTLY_ONCE, EXACTLY_ONCE_UNLESS_IT_SENDS, DEDUPLICATED or AT_MOST_ONCE");
    }
    return guarantee;
  }

  static String demandName(String name, Class<?> bean) {
    if (name.length() > 200 || !name.equals(name.strip()) || !isPrintable(name)) {
      throw LOG.badConsumerName(name, bean.getName());
    }
    return name;
  }

  private static boolean isPrintable(String name) {
    return !name.isEmpty()
        && name.chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }
}
