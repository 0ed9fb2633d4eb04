/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.result.Results.Dog;
import io.xonce.interceptor.result.Results.Line;
import io.xonce.interceptor.result.Results.Outcome;
import io.xonce.interceptor.result.Results.Page;
import io.xonce.interceptor.result.Results.Refused;
import io.xonce.interceptor.result.Results.Side;
import io.xonce.interceptor.result.Results.Tree;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types of results, and values of them. */
final class ResultGenerator {

  private static final List<Class<?>> SIMPLE =
      List.of(
          String.class,
          Character.class,
          Boolean.class,
          Long.class,
          Double.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          ZonedDateTime.class,
          Duration.class,
          Side.class,
          byte[].class,
          Line.class,
          Tree.class,
          Dog.class);

  private static final List<Class<?>> OF_ONE =
      List.of(
          List.class,
          Collection.class,
          Set.class,
          HashSet.class,
          Optional.class,
          Page.class,
          Outcome.class,
          Object[].class);

  private final Random random;

  ResultGenerator(Random random) {
    this.random = random;
  }

  ResolvedType type(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return new ResolvedType(any(SIMPLE), List.of());
    }
    if (random.nextInt(3) == 0) {
      Class<?> map = random.nextBoolean() ? Map.class : HashMap.class;
      return new ResolvedType(map, List.of(type(depth - 1), type(depth - 1)));
    }
    Class<?> container = any(OF_ONE);
    ResolvedType part = type(depth - 1);
    return new ResolvedType(
        container.isArray() ? part.raw().arrayType() : container, List.of(part));
  }

  @Nullable Object value(ResolvedType type) {
    return random.nextInt(10) == 0 ? null : present(type);
  }

  private Object present(ResolvedType type) {
    Class<?> raw = type.raw();
    if (Collection.class.isAssignableFrom(raw)) {
      Collection<@Nullable Object> all =
          Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>() : new ArrayList<>();
      repeat(() -> all.add(value(type.argument(0))));
      return all;
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      repeat(() -> map.put(value(type.argument(0)), value(type.argument(1))));
      return map;
    }
    if (raw == Optional.class) {
      return Optional.ofNullable(value(type.argument(0)));
    }
    if (raw == Outcome.class) {
      return random.nextBoolean()
          ? new Refused(text())
          : new Results.Booked<@Nullable Object>(value(type.argument(0)));
    }
    return raw == Page.class ? page(type.argument(0)) : simple(type);
  }

  private Object page(ResolvedType item) {
    List<@Nullable Object> items = new ArrayList<>();
    repeat(() -> items.add(value(item)));
    return new Page<@Nullable Object>(items, value(item), null);
  }

  private Object simple(ResolvedType type) {
    Class<?> raw = type.raw();
    if (raw.isArray() && raw != byte[].class) {
      Object array = Array.newInstance(raw.getComponentType(), random.nextInt(4));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, value(type.argument(0)));
      }
      return array;
    }
    return switch (raw.getSimpleName()) {
      case "String" -> text();
      case "Character" -> (char) random.nextInt(0x10000);
      case "Boolean" -> random.nextBoolean();
      case "Long" -> random.nextLong();
      case "Double" -> Double.longBitsToDouble(random.nextLong());
      case "BigDecimal" -> decimal();
      case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt());
      case "ZonedDateTime" ->
          ZonedDateTime.ofInstant(
              Instant.ofEpochSecond(random.nextInt()), ZoneId.of("Europe/Berlin"));
      case "Duration" -> Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000));
      case "Side" -> any(List.of(Side.values()));
      case "byte[]" -> bytes();
      case "Line" -> new Line(text(), decimal(), random.nextInt());
      case "Tree" -> new Tree(text(), List.of(new Tree(text(), List.of())));
      case "Dog" -> new Dog(text());
      default -> throw new IllegalStateException(raw.getName());
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    repeat(() -> text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000)));
    return text.toString();
  }

  private BigDecimal decimal() {
    return new BigDecimal(new BigInteger(80, random), random.nextInt(-9, 9));
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(9)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void repeat(Runnable work) {
    for (int i = random.nextInt(5); i > 0; i--) {
      work.run();
    }
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
