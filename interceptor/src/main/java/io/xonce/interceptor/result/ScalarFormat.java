/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that one text tells whole: the scale of a decimal, the zone of a time. */
final class ScalarFormat implements ValueFormat {

  private static final Map<Class<?>, ScalarFormat> ALL = new HashMap<>();

  static {
    add(Void.class, text -> text);
    add(String.class, text -> text);
    add(Character.class, text -> text.charAt(0));
    add(Boolean.class, Boolean::valueOf);
    add(Byte.class, Byte::valueOf);
    add(Short.class, Short::valueOf);
    add(Integer.class, Integer::valueOf);
    add(Long.class, Long::valueOf);
    add(Float.class, Float::valueOf);
    add(Double.class, Double::valueOf);
    add(BigDecimal.class, BigDecimal::new);
    add(BigInteger.class, BigInteger::new);
    add(Instant.class, Instant::parse);
    add(LocalDate.class, LocalDate::parse);
    add(LocalTime.class, LocalTime::parse);
    add(LocalDateTime.class, LocalDateTime::parse);
    add(OffsetTime.class, OffsetTime::parse);
    add(OffsetDateTime.class, OffsetDateTime::parse);
    add(ZonedDateTime.class, ZonedDateTime::parse);
    add(Duration.class, Duration::parse);
    add(Period.class, Period::parse);
    add(Year.class, text -> Year.of(Integer.parseInt(text)));
    add(YearMonth.class, YearMonth::parse);
    add(MonthDay.class, MonthDay::parse);
    add(ZoneOffset.class, ZoneOffset::of);
    add(ZoneId.class, ZoneId::of);
    add(UUID.class, UUID::fromString);
    add(URI.class, URI::create);
    add(Currency.class, Currency::getInstance);
    add(Date.class, date -> ((Date) date).toInstant().toString(), s -> Date.from(Instant.parse(s)));
    Base64.Decoder base64 = Base64.getDecoder();
    add(byte[].class, b -> Base64.getEncoder().encodeToString((byte[]) b), base64::decode);
  }

  private final Class<?> type;
  private final Function<Object, String> writer;
  private final Function<String, Object> reader;

  private ScalarFormat(
      Class<?> type, Function<Object, String> writer, Function<String, Object> reader) {
    this.type = type;
    this.writer = writer;
    this.reader = reader;
  }

  private static void add(Class<?> type, Function<String, Object> reader) {
    add(type, Object::toString, reader);
  }

  private static void add(
      Class<?> type, Function<Object, String> writer, Function<String, Object> reader) {
    ALL.put(type, new ScalarFormat(type, writer, reader));
  }

  /** Null if values of the type are not scalars. */
  static @Nullable ScalarFormat of(Class<?> type) {
    return type.isEnum() ? ofEnum(type.asSubclass(Enum.class)) : ALL.get(type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static ScalarFormat ofEnum(Class<? extends Enum> type) {
    return new ScalarFormat(
        type, constant -> ((Enum<?>) constant).name(), name -> Enum.valueOf(type, name));
  }

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(type, value, isOfSubclass(value));
    if (value instanceof Boolean bool) {
      return bool ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return Documents.JSON.createValue(writer.apply(value));
  }

  /** Its own, which nobody sees: of a zone, of a constant with a body. */
  private boolean isOfSubclass(Object value) {
    return type.isInstance(value) && (type == ZoneId.class || type.isEnum());
  }

  @Override
  public Object read(JsonValue json) {
    return reader.apply(json instanceof JsonString text ? text.getString() : json.toString());
  }
}
