/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.result.Results.Account;
import io.xonce.interceptor.result.Results.Animal;
import io.xonce.interceptor.result.Results.Booked;
import io.xonce.interceptor.result.Results.Cat;
import io.xonce.interceptor.result.Results.Dog;
import io.xonce.interceptor.result.Results.Line;
import io.xonce.interceptor.result.Results.Money;
import io.xonce.interceptor.result.Results.Nothing;
import io.xonce.interceptor.result.Results.Order;
import io.xonce.interceptor.result.Results.Outcome;
import io.xonce.interceptor.result.Results.Page;
import io.xonce.interceptor.result.Results.Refused;
import io.xonce.interceptor.result.Results.Savings;
import io.xonce.interceptor.result.Results.Side;
import io.xonce.interceptor.result.Results.Side2;
import io.xonce.interceptor.result.Results.Tree;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back of a result, and what is refused since it would not. */
@SuppressWarnings({"JavaUtilDate", "NonApiType"})
class ResultFormatTest {

  /** One method for each type of result. */
  @SuppressWarnings("unused")
  abstract static class Bean<T> {
    abstract String text();

    abstract char letter();

    abstract int whole();

    abstract Long boxed();

    abstract double real();

    abstract BigDecimal decimal();

    abstract Optional<String> maybe();

    abstract Optional<Optional<String>> perhaps();

    abstract OptionalInt maybeInt();

    abstract OptionalLong maybeLong();

    abstract OptionalDouble maybeDouble();

    abstract int[][] matrix();

    abstract byte[] bytes();

    abstract List<String>[] lists();

    abstract String @Nullable [] names();

    abstract List<Integer> list();

    abstract Set<String> set();

    abstract Deque<Integer> stack();

    abstract Map<BigDecimal, List<Line>> table();

    abstract SortedMap<String, Integer> sorted();

    abstract HashMap<Side, LocalDate> hashed();

    abstract Order order();

    abstract Tree tree();

    abstract T generic();

    abstract Page<? extends T> page();

    abstract Account account();

    abstract Savings savings();

    abstract Nothing nothing();

    abstract Side side();

    abstract Outcome<T> outcome();

    abstract List<Animal> animals();

    abstract Money money();

    abstract JsonObject json();

    abstract Instant instant();

    abstract ZonedDateTime zoned();

    abstract OffsetDateTime offset();

    abstract ZoneId zone();

    abstract Duration duration();

    abstract Period period();

    abstract Year year();

    abstract MonthDay day();

    abstract LocalTime time();

    abstract Date date();

    abstract UUID uuid();
  }

  abstract static class Lines extends Bean<Line> {}

  private static final Line LINE = new Line("a", new BigDecimal("12.50"), 2);

  static Stream<Arguments> values() {
    Map<String, Line> lines = new LinkedHashMap<>();
    lines.put("z", LINE);
    lines.put("a", LINE);
    lines.put("m", null);
    Map<BigDecimal, List<Line>> table = new LinkedHashMap<>();
    table.put(new BigDecimal("1.0"), List.of(LINE));
    table.put(new BigDecimal("1.00"), Arrays.asList(LINE, null));
    table.put(null, List.of());
    return Stream.of(
        Arguments.of("text", "null"),
        Arguments.of("text", "\0 \" \\ \uD83D\uDE00 \u2028"),
        Arguments.of("text", "half \uD83D of one"),
        Arguments.of("letter", '\uDE00'),
        Arguments.of("whole", Integer.MIN_VALUE),
        Arguments.of("boxed", Long.MAX_VALUE),
        Arguments.of("real", -0.0),
        Arguments.of("decimal", new BigDecimal("1E+3")),
        Arguments.of("decimal", new BigDecimal("12.500")),
        Arguments.of("maybe", Optional.empty()),
        Arguments.of("maybe", Optional.of("")),
        Arguments.of("perhaps", Optional.of(Optional.empty())),
        Arguments.of("maybeInt", OptionalInt.of(0)),
        Arguments.of("maybeInt", OptionalInt.empty()),
        Arguments.of("maybeLong", OptionalLong.of(Long.MIN_VALUE)),
        Arguments.of("maybeDouble", OptionalDouble.of(0.1)),
        Arguments.of("matrix", new int[][] {{1, 2}, {}, null}),
        Arguments.of("bytes", new byte[] {0, -1, 127}),
        Arguments.of("names", new String[] {"a", null}),
        Arguments.of("lists", new List<?>[] {List.of("a"), null}),
        Arguments.of("list", Arrays.asList(3, null, 1)),
        Arguments.of("set", new LinkedHashSet<>(List.of("z", "a", "m"))),
        Arguments.of("set", new TreeSet<>(Set.of("z", "a", "m"))),
        Arguments.of("stack", new ArrayDeque<>(List.of(3, 1, 2))),
        Arguments.of("table", table),
        Arguments.of("sorted", new TreeMap<>(Map.of("b", 1, "a", 2))),
        Arguments.of("hashed", new LinkedHashMap<>(Map.of(Side.SELL, LocalDate.MAX))),
        Arguments.of("order", new Order("1", lines, set("z", "a"), Optional.empty())),
        Arguments.of("tree", new Tree("a", List.of(new Tree("b", List.of())))),
        Arguments.of("generic", LINE),
        Arguments.of("page", new Page<>(List.of(LINE), null, new Line[] {LINE})),
        Arguments.of("nothing", new Nothing()),
        Arguments.of("side", Side.SELL),
        Arguments.of("outcome", new Booked<>(LINE)),
        Arguments.of("outcome", new Refused("no")),
        Arguments.of("outcome", Side2.LATER),
        Arguments.of("animals", List.of(new Dog("Rex"))),
        Arguments.of("money", Money.of("1.50")),
        Arguments.of("json", Json.createObjectBuilder().add("a", new BigDecimal("1.50")).build()),
        Arguments.of("instant", Instant.parse("2026-02-28T23:59:59.123456789Z")),
        Arguments.of("instant", Instant.MIN),
        Arguments.of("zoned", overlap().withEarlierOffsetAtOverlap()),
        Arguments.of("zoned", overlap().withLaterOffsetAtOverlap()),
        Arguments.of("offset", OffsetDateTime.MAX),
        Arguments.of("zone", ZoneId.of("Europe/Berlin")),
        Arguments.of("zone", ZoneOffset.ofHours(2)),
        Arguments.of("duration", Duration.ofSeconds(-1, 1)),
        Arguments.of("period", Period.of(0, 14, -3)),
        Arguments.of("year", Year.of(-1)),
        Arguments.of("day", MonthDay.of(2, 29)),
        Arguments.of("time", LocalTime.MAX),
        Arguments.of("date", new Date(1)),
        Arguments.of("uuid", new UUID(1, 2)));
  }

  /** When clocks went back an hour. */
  private static ZonedDateTime overlap() {
    return ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"));
  }

  private static Set<String> set(String... elements) {
    return new LinkedHashSet<>(List.of(elements));
  }

  /** By fields and elements, whether there is an equals or not. */
  @ParameterizedTest
  @MethodSource("values")
  void result_comesBackEqual(String method, Object result) {
    assertThat(throughStore(method, result)).usingRecursiveComparison().isEqualTo(result);
  }

  @Test
  void noResult_isOne() {
    assertThat(throughStore("order", null)).isNull();
    assertThat(throughStore("maybe", null)).isNull();
    assertThat(throughStore("names", null)).isNull();
  }

  @Test
  void notANumber_isOne() {
    assertThat(throughStore("real", Double.NaN)).isEqualTo(Double.NaN);
  }

  /** Which equals does not tell. */
  @Test
  void orderOfMapsAndSets_isKept() {
    Map<String, Line> lines = new LinkedHashMap<>();
    Stream.of("z", "a", "m", "b").forEach(name -> lines.put(name, LINE));
    Set<String> tags = set("z", "a", "m", "b");
    Order order = new Order("1", lines, tags, Optional.of(LINE));
    assertThat(throughStore("order", order)).hasToString(order.toString());
    Map<Side, LocalDate> hashed = new LinkedHashMap<>();
    hashed.put(Side.SELL, LocalDate.EPOCH);
    hashed.put(Side.BUY, LocalDate.EPOCH);
    assertThat(throughStore("hashed", hashed)).hasToString(hashed.toString());
  }

  @Test
  void objectWithoutGetters_comesBackWithAllItsFields() {
    Account account = new Account(5).number("1").limit(null);
    account.postings = new LinkedHashMap<>(Map.of("a", 1));
    assertThat(account.hash()).as("kept in a transient field").isNotZero();
    Account back = (Account) Objects.requireNonNull(throughStore("account", account));
    assertThat(back.getNumber()).isEqualTo("No. 1");
    assertThat(back.limit()).as("null, and not what the constructor sets").isNull();
    assertThat(back.opened()).isEqualTo(5);
    assertThat(back.postings).isEqualTo(account.postings);
  }

  @Test
  void fieldsOfOneName_areTwo() {
    Savings savings = new Savings();
    savings.number("of the superclass");
    Savings back = (Savings) Objects.requireNonNull(throughStore("savings", savings));
    assertThat(back.getNumber()).isEqualTo("No. of the superclass");
    assertThat(back.number).isEqualTo("savings");
  }

  static Stream<Arguments> refused() {
    Savings subclass = new Savings();
    SortedMap<String, Integer> reversed = new TreeMap<>(Comparator.reverseOrder());
    List<Tree> children = new ArrayList<>();
    Tree cyclic = new Tree("a", children);
    children.add(cyclic);
    Tree deep = new Tree("leaf", List.of());
    for (int i = 0; i < 1000; i++) {
      deep = new Tree("node", List.of(deep));
    }
    return Stream.of(
        Arguments.of("account", subclass, "Savings where a "),
        Arguments.of("sorted", reversed, "comparator"),
        Arguments.of("tree", cyclic, "(children, element 0, children, "),
        Arguments.of("tree", deep, "more than 400 values deep"),
        Arguments.of("animals", List.of(new Dog("Rex"), new Cat("Tom")), "(element 1)"),
        Arguments.of("generic", "heap pollution", "a java.lang.String where a "),
        Arguments.of("hashed", new HashMap<>(Map.of("a", LocalDate.EPOCH)), "(an entry)"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void resultThatWouldNotComeBack_isRefusedAndSaysWhere(
      String method, Object result, String where) {
    assertThatThrownBy(() -> format(method).write(result))
        .isInstanceOf(UnstorableException.class)
        .hasMessageContaining(where);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[",
        "null garbage",
        "{\"id\":\"1\"}",
        "[\"1\"]",
        "\"text\"",
        "7",
        "{\"id\":\"1\",\"lines\":[],\"tags\":[],\"gift\":[],\"added\":1}",
        "{\"id\":\"1\",\"lines\":{},\"tags\":[],\"gift\":[]}"
      })
  void whatIsStoredOfAnotherClass_isNotReadInPart(String stored) {
    assertThatThrownBy(() -> format("order").read(stored.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnstorableException.class);
  }

  /** A name in the store finds subtypes only. */
  @Test
  void storedNameOfAnotherClass_isNotLoaded() {
    byte[] stored = "[\"java.lang.String\",{}]".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> format("outcome").read(stored))
        .isInstanceOf(UnstorableException.class);
  }

  private static @Nullable Object throughStore(String method, @Nullable Object result) {
    return format(method).read(format(method).write(result));
  }

  private static ResultFormat format(String method) {
    return ResultFormat.of(Lines.class, method(Bean.class, method));
  }

  private static Method method(Class<?> bean, String name) {
    return Stream.of(bean.getDeclaredMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
