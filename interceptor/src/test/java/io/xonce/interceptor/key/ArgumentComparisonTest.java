/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.store.Fingerprint;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments of two calls with one key: equal ones are no conflict, however they came about. */
class ArgumentComparisonTest {

  record Money(BigDecimal amount, String currency) {}

  record Order(String id, Set<Money> items, Map<String, Object> extras) {}

  /** Its methods are called as it likes. */
  static class Fluent {
    private final String holder;
    private final transient int hash;

    Fluent(String holder, int hash) {
      this.holder = holder;
      this.hash = hash;
    }

    String holder() {
      return holder + hash;
    }
  }

  static class Card extends Fluent {
    private final long number;

    Card(String holder, long number) {
      super(holder, 0);
      this.number = number;
    }

    long number() {
      return number;
    }
  }

  static class Stateless {}

  static class OwnError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code = 1;
  }

  static class Loop {
    @Nullable Loop next;
  }

  interface Shape {}

  record Square(int side) implements Shape {}

  record Circle(int side) implements Shape {}

  static class Service {
    void anything(Object value) {}

    void bits(BitSet value) {}

    void stateless(Stateless value) {}

    void statelessIn(List<Optional<Stateless>> value) {}

    void field(Map<String, Wrapper> value) {}

    void error(OwnError value) {}

    void stream(InputStream value) {}

    void supplier(Supplier<String> value) {}

    void array(Stateless[][] value) {}

    void order(Order value) {}

    void shape(Shape value) {}

    void loop(Loop value) {}

    void generic(Map<String, ? extends List<Money>> value, int[] numbers, JsonValue json) {}
  }

  record Wrapper(Stateless inner) {}

  static Stream<Arguments> equal() {
    return Stream.of(
        pair("set", Set.of("a", "b", "c"), new LinkedHashSet<>(List.of("c", "b", "a"))),
        pair("sorted set", Set.of(1, 2), new TreeSet<>(List.of(2, 1))),
        pair("map", Map.of("a", 1, "b", 2), ordered("b", 2, "a", 1)),
        pair(
            "map of sets",
            Map.of(1, Set.of("x", "y")),
            Map.of(1, new LinkedHashSet<>(List.of("y", "x")))),
        pair("scale", new BigDecimal("12.50"), new BigDecimal("12.5")),
        pair("scale in a record", money("12.50"), money("12.5")),
        pair("order", order("1.0", "2"), order("2.00", "1")),
        pair("implementation of a list", List.of(1), new ArrayList<>(Arrays.asList(1))),
        pair("array", new int[] {1, 2}, new int[] {1, 2}),
        pair("transient", new Fluent("a", 1), new Fluent("a", 2)),
        pair("subclass", new Card("a", 1), new Card("a", 1)),
        pair("JSON", Json.createValue(new BigDecimal("1.0")), Json.createValue(1)),
        pair("null", null, null),
        pair("empty", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void equal(String what, @Nullable Object one, @Nullable Object other) {
    assertThat(ComparedArgument.text(one)).isEqualTo(ComparedArgument.text(other));
  }

  static Stream<Arguments> different() {
    return Stream.of(
        pair("set", Set.of("a", "b"), Set.of("a", "c")),
        pair("map", Map.of("a", 1), Map.of("a", 2)),
        pair("list in another order", List.of(1, 2), List.of(2, 1)),
        pair("amount", money("12.5"), money("13.00")),
        pair("fluent", new Fluent("a", 1), new Fluent("b", 1)),
        pair("state of a subclass", new Card("a", 1), new Card("a", 2)),
        pair("state of a superclass", new Card("a", 1), new Card("b", 1)),
        pair("class", new Square(1), new Circle(1)),
        pair("null and empty", null, ""),
        pair("null and its word", null, "null"),
        pair("no value and null in a list", List.of(), Collections.singletonList(null)),
        pair("empty optional and null", Optional.empty(), null),
        pair("optional number", OptionalInt.of(1), OptionalInt.empty()),
        pair("one string and two", List.of("a,b"), List.of("a", "b")),
        pair("string with a quote", List.of("a\",\"b"), List.of("a", "b")),
        pair("millisecond", Date.from(Instant.ofEpochMilli(1)), Date.from(Instant.ofEpochMilli(2))),
        pair("nanosecond", stamp(1), stamp(2)),
        pair("period", Period.ofDays(1), Period.ofDays(2)),
        pair("locale", Locale.GERMANY, Locale.GERMAN),
        pair("unpaired surrogate", "a\uD800", "a?"),
        pair("array", new long[] {1}, new long[] {2}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void different(String what, @Nullable Object one, @Nullable Object other) {
    assertThat(ComparedArgument.text(one)).isNotEqualTo(ComparedArgument.text(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anything",
        "bits",
        "stateless",
        "statelessIn",
        "field",
        "error",
        "stream",
        "supplier",
        "array"
      })
  void typeThatCannotBeCompared_isRefusedAtDeployment(String method) {
    assertThatThrownBy(() -> fingerprint(method, new Object[1]))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00027: Argument 0 is a ");
  }

  @Test
  void typeThatCanBeCompared_isLetIn() throws Exception {
    assertThat(fingerprint("order", order("1", "2"))).isNotNull();
    assertThat(fingerprint("generic", Map.of(), new int[0], JsonValue.NULL)).isNotNull();
    assertThat(fingerprint("shape", new Square(1)))
        .isNotEqualTo(fingerprint("shape", new Square(2)));
  }

  @Test
  void valueThatCannotBeCompared_isRefusedAtItsCall() {
    assertThatThrownBy(() -> fingerprint("shape", new Shape() {}))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith("XONCE00157: Call of Service.shape ")
        .hasMessageContaining("has no state to compare");
    assertThatThrownBy(
            () -> fingerprint("order", new Order("1", Set.of(), Map.of("x", new BitSet()))))
        .hasMessageStartingWith("XONCE00157: ")
        .hasMessageContaining("java.util.BitSet is no value");
  }

  @Test
  void valueThatRefersToItself_isRefused() {
    Loop loop = new Loop();
    loop.next = loop;
    assertThatThrownBy(() -> fingerprint("loop", loop))
        .hasMessageStartingWith("XONCE00157: ")
        .hasMessageContaining("it refers to itself");
  }

  private static Fingerprint fingerprint(String name, @Nullable Object... arguments)
      throws Exception {
    Method method =
        Stream.of(Service.class.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    FingerprintRule rule = new ArgumentGrammar("orders", method).fingerprint(List.of("body"));
    return Objects.requireNonNull(
        rule.of(new MethodCall("orders", method, Arrays.asList(arguments))));
  }

  private static Arguments pair(String what, @Nullable Object one, @Nullable Object other) {
    return Arguments.of(what, one, other);
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  private static Order order(String one, String other) {
    return new Order("1", Set.of(money(one), money(other)), Map.of("express", true));
  }

  private static Map<Object, Object> ordered(Object k1, Object v1, Object k2, Object v2) {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    return map;
  }

  private static Timestamp stamp(int nanos) {
    return Timestamp.from(Instant.EPOCH.plusNanos(nanos));
  }
}
