/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.Guarantee;
import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the settings of one consumer: the configuration overrides the annotation. */
final class SettingsReader {

  static final List<String> GLOBAL =
      List.of(
          "schema",
          "minimum-guarantee",
          "lock-timeout",
          "purge-interval",
          "max-body",
          "known-keys");
  static final List<String> PER_CONSUMER =
      List.of("key", "tenant", "on-duplicate", "retention", "store");

  private static final int MAX_BODY = 1 << 20;
  private static final int KNOWN_KEYS = 10_000;

  private final Idempotent annotation;
  private final Configuration configuration;
  private final String consumer;

  private SettingsReader(Idempotent annotation, Class<?> bean, Configuration configuration) {
    this.annotation = annotation;
    this.configuration = configuration;
    this.consumer = consumerName(annotation, bean);
  }

  static Settings read(Idempotent annotation, Class<?> bean, Configuration configuration) {
    return new SettingsReader(annotation, bean, configuration).read();
  }

  static String consumerName(Idempotent annotation, Class<?> bean) {
    String name = annotation.consumer().isEmpty() ? bean.getName() : annotation.consumer();
    if (name.length() > 200 || !name.equals(name.strip()) || !isPrintable(name)) {
      throw LOG.badConsumerName(name, bean.getName());
    }
    return name;
  }

  /**
   * Fails on a name that begins with {@code xonce.} and means nothing: who wrote it relies on it. A
   * well-formed setting of a consumer this application does not have is left alone where the whole
   * server sees it: it may belong to another application.
   */
  static void demandKnown(Configuration configuration, Collection<String> consumers) {
    SortedSet<String> known = knownNames(consumers);
    SortedSet<String> own = configuration.ownNames();
    for (String name : configuration.names()) {
      if (!known.contains(name) && (own.contains(name) || !isForSomeConsumer(name))) {
        throw LOG.unknownSetting(name, known);
      }
    }
  }

  private static SortedSet<String> knownNames(Collection<String> consumers) {
    SortedSet<String> known = new TreeSet<>();
    GLOBAL.forEach(member -> known.add(Configuration.PREFIX + member));
    for (String consumer : consumers) {
      PER_CONSUMER.forEach(member -> known.add(Configuration.PREFIX + consumer + "." + member));
    }
    return known;
  }

  private static boolean isForSomeConsumer(String name) {
    String rest = name.substring(Configuration.PREFIX.length());
    return PER_CONSUMER.stream()
        .anyMatch(member -> rest.endsWith("." + member) && rest.length() > member.length() + 1);
  }

  private Settings read() {
    int maxBody = number("max-body", MAX_BODY, 1, Integer.MAX_VALUE);
    List<String> key = own("key").map(SettingsReader::split).orElse(List.of(annotation.key()));
    if (key.isEmpty()) {
      throw LOG.badExpression("", consumer, "there must be at least one.");
    }
    String tenant = own("tenant").orElse(annotation.tenant());
    return new Settings(
        consumer,
        key,
        key.stream().map(part -> KeyGrammar.parse(part, consumer, maxBody)).toList(),
        tenant.isEmpty() ? null : tenant(tenant, maxBody),
        own("on-duplicate")
            .map(text -> constant(OnDuplicate.class, name("on-duplicate"), text))
            .orElse(annotation.onDuplicate()),
        duration(
            name("retention"),
            own("retention").orElse(annotation.retention()),
            Duration.ofMinutes(1),
            Duration.ofDays(3650)),
        own("store").orElse(annotation.store()),
        global("schema", "validate", text -> constant(SchemaMode.class, "xonce.schema", text)),
        global("minimum-guarantee", "EXACTLY_ONCE", SettingsReader::guarantee),
        global("lock-timeout", "PT5S", text -> between("lock-timeout", text, "PT1S", "PT5M")),
        global("purge-interval", "PT1M", text -> between("purge-interval", text, "PT1S", "P1D")),
        number("known-keys", KNOWN_KEYS, 0, 1_000_000));
  }

  private KeyExpression tenant(String expression, int maxBody) {
    if (expression.equals("cloudEvent")) {
      throw LOG.badExpression(expression, consumer, "a tenant has one part only.");
    }
    return KeyGrammar.parse(expression, consumer, maxBody);
  }

  private String name(String member) {
    return Configuration.PREFIX + consumer + "." + member;
  }

  private Optional<String> own(String member) {
    return configuration.value(name(member));
  }

  private <T> T global(String member, String otherwise, Function<String, T> reader) {
    return reader.apply(configuration.value(Configuration.PREFIX + member).orElse(otherwise));
  }

  private int number(String member, int otherwise, int least, int most) {
    String text =
        configuration.value(Configuration.PREFIX + member).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of range.
    }
    throw LOG.badSetting(
        Configuration.PREFIX + member, text, "a whole number from " + least + " to " + most);
  }

  private static Guarantee guarantee(String text) {
    Guarantee guarantee = constant(Guarantee.class, "xonce.minimum-guarantee", text);
    if (guarantee == Guarantee.NONE) {
      throw LOG.badSetting(
          "xonce.minimum-guarantee",
          text,
          "EXACTLY_ONCE, EXACTLY_ONCE_UNLESS_IT_SENDS or DEDUPLICATED");
    }
    return guarantee;
  }

  private static Duration between(String member, String text, String least, String most) {
    return duration(
        Configuration.PREFIX + member, text, Duration.parse(least), Duration.parse(most));
  }

  private static Duration duration(String name, String text, Duration least, Duration most) {
    try {
      Duration duration = Duration.parse(text.strip());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Answered below, like a duration out of range.
    }
    throw LOG.badSetting(name, text, "an ISO-8601 duration between " + least + " and " + most);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    throw LOG.badSetting(name, text, "one of " + List.of(type.getEnumConstants()));
  }

  /**
   * Several expressions stand in one setting with commas between; a comma inside () belongs to it.
   */
  private static List<String> split(String text) {
    return Stream.of(text.split(",(?![^(]*\\))")).map(String::strip).toList();
  }

  private static boolean isPrintable(String name) {
    return !name.isEmpty()
        && name.chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }
}
